import type { Chat } from '#contract/chats.ts'
import type { Participant } from '#contract/contacts.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import { type GroupComparison, groupComparison, type Requested } from '../group-comparison.ts'

export type { Requested } from '../group-comparison.ts'

/** Writes a phone number as people do; whatever else it is given stays as it is. */
export type Spell = (identifier: string) => string

export const asItIs: Spell = (identifier) => identifier

/** The best name there is; an ID, in the worst case. */
export const nameOf = ({ fullName, username, phoneNumber, email, id }: Participant) =>
  fullName || username || phoneNumber || email || id

/** What a person is known by beside the name that is shown, each once; the ID is not among it. */
export const handlesOf = (person: Participant) => {
  const { phoneNumber, email, username } = person
  const all = [phoneNumber, email, username].flatMap((one) => one || [])
  return [...new Set(all)].filter((one) => one !== nameOf(person))
}

/** The other one of a direct chat; yourself in a chat with yourself. */
export function counterpart(chat: Chat | undefined): Participant | undefined {
  if (chat?.type !== 'single') return undefined
  const { items } = chat.participants
  return items.find(({ isSelf }) => !isSelf) ?? items[0]
}

/** One line of the list: a person who is there, or one who was asked for and is not to be seen. */
export type PersonRow = { key: string } & (
  | { person: Participant; isUnexpected: boolean }
  | { absent: Requested; isCertain: boolean }
)

/** The rows of a chat, and how it compares with what was asked for. */
export interface People {
  rows: PersonRow[]
  comparison: GroupComparison | undefined
}

/** Everybody to be shown: people with a problem first, yourself last, else as they came. */
export function peopleOf(chat: Chat, requested: readonly Requested[]): People {
  const comparison = groupComparison(chat, requested)
  const notAsked = new Set(comparison?.notAsked)
  const timesSeen = new Map<string, number>()
  // a server may list a person twice, and then they are shown twice
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
      isUnexpected: notAsked.has(person),
    })),
  ]
  // stable, so that equals stay in the order of the answer
  return { rows: rows.toSorted((a, b) => rankOf(a) - rankOf(b)), comparison }
}

function rankOf(row: PersonRow): number {
  if ('absent' in row) return row.isCertain ? 0 : 1
  if (row.person.isSelf) return 6
  if (row.person.cannotMessage) return 2
  if (row.person.isPending) return 3
  return row.isUnexpected ? 4 : 5
}

/** The rows whose name or identifiers hold every word, whatever its accents and capitals. */
export function filterRows(rows: readonly PersonRow[], typed: string): readonly PersonRow[] {
  const wanted = foldAccents(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const text = foldAccents(
      'absent' in row
        ? Object.values(row.absent).join(' ')
        : [nameOf(row.person), ...handlesOf(row.person), row.person.id].join(' '),
    )
    return wanted.every((word) => text.includes(word))
  })
}
