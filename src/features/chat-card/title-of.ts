import type { Chat } from '#contract/chat.ts'
import { counterpart, nameOf, type Requested } from './participants/people.ts'
import { words } from './words.ts'

/** What the card is called: the chat's title, else the other one's name, else whoever was asked for. */
export function titleOf(chat: Chat | undefined, requested: readonly Requested[]): string {
  const other = counterpart(chat)
  const asked = requested.map(({ name, id }) => name || id).join(', ')
  return chat?.title || (other && nameOf(other)) || asked || words.untitled
}
