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
