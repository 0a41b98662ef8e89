import type { Chat } from '#contract/chat.ts'
import type { Participant } from '#contract/user.ts'

/** Somebody who was asked to be in the chat. */
export interface Requested {
  id: string
  name: string
}

/** The best name there is; an id, in the worst case. */
export const nameOf = ({ fullName, username, phoneNumber, email, id }: Participant) =>
  fullName || username || phoneNumber || email || id

/** What else somebody is known by, each once, beside the name that is already shown. */
export const identifiersOf = (person: Participant) => {
  const { phoneNumber, email, username, id } = person
  const all = [phoneNumber, email, username, id].filter((one) => one !== undefined && one !== '')
  return [...new Set(all)].filter((one) => one !== nameOf(person))
}

/**
 * Who was asked for and is not in the chat. Only groups can tell: in a direct chat a network may
 * answer with another id for the same person. A part of the list proves nothing either.
 */
export function missingPeople(chat: Chat, requested: readonly Requested[]): Requested[] {
  if (chat.type === 'single' || chat.participants.hasMore) return []
  const present = new Set(chat.participants.items.map(({ id }) => id))
  return requested.filter(({ id }) => !present.has(id))
}

/** The other one of a direct chat; yourself in a chat with yourself. */
export function counterpart(chat: Chat | undefined): Participant | undefined {
  if (chat?.type !== 'single') return undefined
  const { items } = chat.participants
  return items.find(({ isSelf }) => !isSelf) ?? items[0]
}

/** One line of the list: somebody who is there, or somebody who was asked for and is not. */
export type PersonRow = { key: string } & (
  | { person: Participant; isUnexpected: boolean }
  | { missing: Requested }
)

/** How a group that was asked for compares with the group that is there. */
export interface Balance {
  asked: number
  joined: number
  invited: number
  missing: number
  /** Neither asked for, nor oneself, nor a bot. */
  unexpected: number
  bots: number
}

const isUnexpected = (chat: Chat, requested: readonly Requested[]) => {
  const asked = new Set(requested.map(({ id }) => id))
  const canTell = chat.type === 'group' && asked.size > 0
  return ({ id, isSelf, isNetworkBot }: Participant) =>
    canTell && !asked.has(id) && !isSelf && !isNetworkBot
}

/** Everybody in the order of the answer, then whoever is missing. */
export function personRows(chat: Chat, requested: readonly Requested[]): PersonRow[] {
  const unexpected = isUnexpected(chat, requested)
  const timesSeen = new Map<string, number>()
  // a server may list somebody twice, and then somebody is shown twice
  const keyOf = (id: string) => {
    const times = timesSeen.get(id) ?? 0
    timesSeen.set(id, times + 1)
    return `${times} ${id}`
  }
  return [
    ...chat.participants.items.map((person) => ({
      key: keyOf(person.id),
      person,
      isUnexpected: unexpected(person),
    })),
    ...missingPeople(chat, requested).map((missing) => ({ key: keyOf(missing.id), missing })),
  ]
}

/** Compares what was asked for with what is there; only groups that were asked for can tell. */
export function balanceOf(chat: Chat, requested: readonly Requested[]): Balance | undefined {
  const asked = new Set(requested.map(({ id }) => id))
  if (chat.type !== 'group' || asked.size === 0) return undefined
  const { items } = chat.participants
  const came = items.filter(({ id }) => asked.has(id))
  return {
    asked: asked.size,
    joined: came.filter(({ isPending }) => !isPending).length,
    invited: came.filter(({ isPending }) => isPending).length,
    missing: missingPeople(chat, requested).length,
    unexpected: items.filter(isUnexpected(chat, requested)).length,
    bots: items.filter(({ isNetworkBot }) => isNetworkBot).length,
  }
}

// "Zoë" is found by "zoe", and a number however it is spelled
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** The rows whose name or identifiers hold every word, whatever its accents and capitals. */
export function filterRows(rows: readonly PersonRow[], typed: string): readonly PersonRow[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const text = folded(
      'missing' in row
        ? `${row.missing.name} ${row.missing.id}`
        : [nameOf(row.person), ...identifiersOf(row.person)].join(' '),
    )
    return wanted.every((word) => text.includes(word))
  })
}
