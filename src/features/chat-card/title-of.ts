import type { Chat } from '#contract/chats.ts'
import { asItIs, counterpart, nameOf, type Requested, type Spell } from './participants/people.ts'

/** What the card is called: the chat's title, else the other one's name, else whoever was asked for. */
export function titleOf(
  chat: Chat | undefined,
  requested: readonly Requested[],
  spell: Spell = asItIs,
): string {
  const other = counterpart(chat)
  const asked = requested.map(({ name, id }) => spell(name || id)).join(', ')
  return (
    (chat?.title && spell(chat.title)) ||
    (other && spell(nameOf(other))) ||
    asked ||
    'Untitled chat'
  )
}
