import type { Chat } from '#contract/chats.ts'
import type { Participant } from '#contract/contacts.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import { type GroupComparison, groupComparison, type Requested } from '../group-comparison.ts'

export type { Requested } from '../group-comparison.ts'

/** Formats a phone number for display; any other identifier is returned as it is. */
export type Spell = (identifier: string) => string

export const unformatted: Spell = (identifier) => identifier

/** The best available name, with the ID as the last resort. */
export const nameOf = ({ fullName, username, phoneNumber, email, id }: Participant) =>
  fullName || username || phoneNumber || email || id

/** The identifiers of a person, without the shown name, duplicates and the ID. */
export const handlesOf = (person: Participant) => {
  const { phoneNumber, email, username } = person
  const all = [phoneNumber, email, username].flatMap((one) => one || [])
  return [...new Set(all)].filter((one) => one !== nameOf(person))
}

/** The other participant of a direct chat; oneself in a chat with oneself. */
export function counterpart(chat: Chat | undefined): Participant | undefined {
  if (chat?.type !== 'single') return undefined
  const { items } = chat.participants
  return items.find(({ isSelf }) => !isSelf) ?? items[0]
}

/** A row of the list: a participant, or a requested person who is absent. */
export type PersonRow = { key: string } & (
  | { person: Participant; isUnexpected: boolean }
  | { absent: Requested; isCertain: boolean }
)

/** The rows of a chat, and the comparison with the request. */
export interface People {
  rows: PersonRow[]
  comparison: GroupComparison | undefined
}

/** All rows: people with a problem first, oneself last, otherwise in the order of the answer. */
export function peopleOf(chat: Chat, requested: readonly Requested[]): People {
  const comparison = groupComparison(chat, requested)
  const unexpected = new Set(comparison?.unexpected)
  const timesSeen = new Map<string, number>()
  // a server may list a person twice, who is then shown twice
  const keyOf = (id: string) => {
    const times = timesSeen.get(id) ?? 0
    timesSeen.set(id, times + 1)
    return `${times} ${id}`
  }
  const absent = (person: Requested, isCertain: boolean) => ({
    key: keyOf(person.id),
    absent: person,
    isCertain,
  })
  const rows: PersonRow[] = [
    ...(comparison?.missing ?? []).map((person) => absent(person, true)),
    ...(comparison?.unknown ?? []).map((person) => absent(person, false)),
    ...chat.participants.items.map((person) => ({
      key: keyOf(person.id),
      person,
      isUnexpected: unexpected.has(person),
    })),
  ]
  // the sort is stable, which keeps the order of the answer
  return { rows: rows.toSorted((a, b) => rankOf(a) - rankOf(b)), comparison }
}

function rankOf(row: PersonRow): number {
  if ('absent' in row) return row.isCertain ? 0 : 1
  if (row.person.isSelf) return 6
  if (row.person.cannotMessage) return 2
  if (row.person.isPending) return 3
  return row.isUnexpected ? 4 : 5
}

/** The rows whose name or identifiers contain every word, ignoring accents and case. */
export function filterRows(rows: readonly PersonRow[], typed: string): readonly PersonRow[] {
  const words = foldAccents(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = foldAccents(
      'absent' in row
        ? Object.values(row.absent).join(' ')
        : [nameOf(row.person), ...handlesOf(row.person), row.person.id].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}
