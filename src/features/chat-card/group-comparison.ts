import type { Chat } from '#contract/chats.ts'
import type { Participant } from '#contract/contacts.ts'

/** A participant of the request, with the known identifiers. */
export interface Requested {
  id: string
  name: string
  phoneNumber?: string | undefined
  email?: string | undefined
  username?: string | undefined
}

/** The requested against the actual participants of a group. Each person is in one list only. */
export interface GroupComparison {
  joined: Participant[]
  invited: Participant[]
  /** Requested, and certainly not in the group. */
  missing: Requested[]
  /**
   * Requested, but it is uncertain whether they are in the group: the answer has only some of the
   * participants, or some without a number or a name to match.
   */
  unknown: Requested[]
  /** Not requested, not the own account and not a bot of the network. */
  unexpected: Participant[]
}

/**
 * Compares the requested with the actual participants. A network may return another ID for the same
 * person (WhatsApp's LIDs), so who isn't found by ID is matched by number, address, handle and last
 * by a name that only one person has. `undefined` for a direct chat, and if no participants of the
 * request are known.
 */
export function groupComparison(
  { type, participants }: Chat,
  requested: readonly Requested[],
): GroupComparison | undefined {
  if (type === 'single' || requested.length === 0) return undefined
  const { items, hasMore, total } = participants
  const byID = new Map(requested.map((person) => [person.id, person]))
  const present = new Map(items.map((person) => [person.id, person]))
  const found = matched(byID, present)

  const absent = [...byID.values()].filter(({ id }) => !found.has(id))
  const isFound = new Set(found.values())
  const others = [...present.values()].filter(
    (person) => !isFound.has(person) && !person.isSelf && !person.isNetworkBot,
  )
  const isPart = hasMore || total > items.length || others.some(isUnidentified)
  const matches = [...found.values()]
  return {
    joined: matches.filter(({ isPending }) => !isPending),
    invited: matches.filter(({ isPending }) => isPending),
    missing: isPart ? [] : absent,
    unknown: isPart ? absent : [],
    unexpected: others,
  }
}

const digits = (text: string | undefined) => text?.replace(/\D/g, '') ?? ''

// WhatsApp's user IDs contain the number, or "lid-…" for people who hide it
const numberIn = (id: string) => /^(?:\+|@whatsapp_)(\d{7,15})(?=$|[:@])/.exec(id)?.[1] ?? ''

type Known = Pick<Requested, 'id' | 'phoneNumber' | 'email' | 'username'>

const numberOf = ({ id, phoneNumber }: Known) => digits(phoneNumber) || numberIn(id)
const nameIn = (text: string | undefined) => text?.normalize('NFC').trim().toLowerCase() ?? ''

// in order of reliability
const keys: readonly {
  ofAsked(person: Requested): string
  ofPresent(person: Participant): string
}[] = [
  { ofAsked: ({ id }) => id, ofPresent: ({ id }) => id },
  { ofAsked: numberOf, ofPresent: numberOf },
  { ofAsked: ({ email }) => nameIn(email), ofPresent: ({ email }) => nameIn(email) },
  {
    ofAsked: ({ username }) => nameIn(username).replace(/^@/, ''),
    ofPresent: ({ username }) => nameIn(username).replace(/^@/, ''),
  },
  {
    ofAsked: ({ name }) => nameIn(name),
    // another number is another person, whatever the name
    ofPresent: (person) => (numberOf(person) ? '' : nameIn(person.fullName)),
  },
]

/** The matching participants, by the requested ID. */
function matched(
  byID: ReadonlyMap<string, Requested>,
  present: ReadonlyMap<string, Participant>,
): Map<string, Participant> {
  const found = new Map<string, Participant>()
  const taken = new Set<Participant>()
  for (const { ofAsked, ofPresent } of keys) {
    const unmatched = byUniqueKey(
      [...byID.values()].filter(({ id }) => !found.has(id)),
      ofAsked,
    )
    const candidates = byUniqueKey(
      [...present.values()].filter((one) => !taken.has(one)),
      ofPresent,
    )
    for (const [key, person] of unmatched) {
      const match = candidates.get(key)
      if (!match) continue
      found.set(person.id, match)
      taken.add(match)
    }
  }
  return found
}

/** People by their key, without those who share one, because their match would be ambiguous. */
function byUniqueKey<Person>(people: readonly Person[], keyOf: (person: Person) => string) {
  const byKey = new Map<string, Person>()
  const shared = new Set<string>([''])
  for (const person of people) {
    const key = keyOf(person)
    if (byKey.has(key)) shared.add(key)
    byKey.set(key, person)
  }
  for (const key of shared) byKey.delete(key)
  return byKey
}

/** Whether nothing is known of the person but an ID that the network generated. */
const isUnidentified = (person: Participant) =>
  !numberOf(person) && !person.email && !person.username && /lid-/i.test(person.id)
