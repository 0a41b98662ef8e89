import type { Chat } from '#contract/chats.ts'
import type { Participant } from '#contract/contacts.ts'

/** A person who was asked to be in the chat, and what else is known of them. */
export interface Requested {
  id: string
  name: string
  phoneNumber?: string | undefined
  email?: string | undefined
  username?: string | undefined
}

/** A group that was asked for, beside the group that is there. Each person is in one list only. */
export interface GroupComparison {
  joined: Participant[]
  invited: Participant[]
  /** Asked for, and certainly not in the group. */
  missing: Requested[]
  /**
   * Asked for, and nobody can tell: the answer holds only some of the participants, or some that
   * show neither a number nor a name to know them by.
   */
  unknown: Requested[]
  /** Not asked for, not yourself and not a bot of the network. */
  notAsked: Participant[]
}

/**
 * Compares the people who were asked for with those who are there. A network may answer with another
 * ID for the same person (WhatsApp's LIDs), so what isn't found by ID is looked for by number,
 * address, handle and at last by a name that only one person has. `undefined` for a direct chat and
 * where nobody is known to have been asked for.
 */
export function groupComparison(
  { type, participants }: Chat,
  requested: readonly Requested[],
): GroupComparison | undefined {
  if (type === 'single' || requested.length === 0) return undefined
  const { items, hasMore, total } = participants
  const asked = new Map(requested.map((person) => [person.id, person]))
  const present = new Map(items.map((person) => [person.id, person]))
  const found = matched(asked, present)

  const absent = [...asked.values()].filter(({ id }) => !found.has(id))
  const isFound = new Set(found.values())
  const others = [...present.values()].filter(
    (person) => !isFound.has(person) && !person.isSelf && !person.isNetworkBot,
  )
  const isPart = hasMore || total > items.length || others.some(isFaceless)
  const came = [...found.values()]
  return {
    joined: came.filter(({ isPending }) => !isPending),
    invited: came.filter(({ isPending }) => isPending),
    missing: isPart ? [] : absent,
    unknown: isPart ? absent : [],
    notAsked: others,
  }
}

const digits = (text: string | undefined) => text?.replace(/\D/g, '') ?? ''

// WhatsApp's user IDs hold the number, those of people who hide theirs hold "lid-…" instead
const numberIn = (id: string) => /^(?:\+|@whatsapp_)(\d{7,15})(?=$|[:@])/.exec(id)?.[1] ?? ''

type Known = Pick<Requested, 'id' | 'phoneNumber' | 'email' | 'username'>

const numberOf = ({ id, phoneNumber }: Known) => digits(phoneNumber) || numberIn(id)
const nameIn = (text: string | undefined) => text?.normalize('NFC').trim().toLowerCase() ?? ''

// the strongest first
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

/** Who of those asked for is who of those present, by the ID that was asked for. */
function matched(
  asked: ReadonlyMap<string, Requested>,
  present: ReadonlyMap<string, Participant>,
): Map<string, Participant> {
  const found = new Map<string, Participant>()
  const taken = new Set<Participant>()
  for (const { ofAsked, ofPresent } of keys) {
    const wanted = onlyOnes(
      [...asked.values()].filter(({ id }) => !found.has(id)),
      ofAsked,
    )
    const there = onlyOnes(
      [...present.values()].filter((one) => !taken.has(one)),
      ofPresent,
    )
    for (const [key, person] of wanted) {
      const match = there.get(key)
      if (!match) continue
      found.set(person.id, match)
      taken.add(match)
    }
  }
  return found
}

/** By their key, without those who share one: which of them is meant nobody knows. */
function onlyOnes<Person>(people: readonly Person[], keyOf: (person: Person) => string) {
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

/** Nothing is known of the person but an ID that the network made up. */
const isFaceless = (person: Participant) =>
  !numberOf(person) && !person.email && !person.username && /lid-/i.test(person.id)
