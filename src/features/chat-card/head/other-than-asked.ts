import type { Chat } from '#contract/chats.ts'
import type { Recipient } from '#contract/new-chat.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { counterpart } from '../participants/people.ts'

/** In what a chat is another one than was asked for: its account, or whom it is with. */
export function otherThanAsked(
  chat: Chat,
  asked: { accountID: string; user?: Recipient | undefined },
): string[] {
  const { accountID, user } = asked
  const other = counterpart(chat)
  const isOther = (wanted: string | undefined, there: string | undefined) =>
    wanted !== undefined && there !== undefined && there !== '' && wanted !== there
  const digits = (number: string | undefined) => number?.replace(/\D/g, '')
  const isOtherNumber =
    other && !other.isSelf && isOther(digits(user?.phoneNumber), digits(other.phoneNumber))
  const isOtherEmail =
    other && !other.isSelf && isOther(user?.email?.toLowerCase(), other.email?.toLowerCase())
  return [
    chat.accountID !== accountID &&
      `This chat is on another account than asked for: ${displayText(chat.accountID, 100)}.`,
    isOtherNumber &&
      `They have another number than asked for: ${displayText(other.phoneNumber ?? '', 40)}.`,
    isOtherEmail &&
      `They have another address than asked for: ${displayText(other.email ?? '', 100)}.`,
  ].filter((sentence) => typeof sentence === 'string')
}
