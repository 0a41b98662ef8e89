import { invalidAt } from '../refusal.ts'
import { type MessageRow, sendStatusAt } from '../store/messages.ts'
import type { OwnChat } from '../store/own-chat.ts'
import { isEmoji } from '../store/reactions.ts'
import { checkWritable } from './may-change.ts'
import { notAllowed } from './refusals.ts'

const path = ['body', 'reactionKey']

// longer than any emoji and any name of a custom one
const longestKey = 100

/** Refuses a reaction where the network has none, or not this one, or the message cannot take it. */
export function checkReaction(chat: OwnChat, message: MessageRow, key: string, now: Date) {
  const { allowedReactions, customEmojiReactions } = chat.capabilities
  const { name } = chat.account.network.facts
  checkUnreaction(chat)
  if (message.isDeleted) throw invalidAt(['path', 'messageID'], 'This message was deleted')
  const status = sendStatusAt(message, now)?.status ?? 'SUCCESS'
  if (status !== 'SUCCESS') {
    const why = status === 'PENDING' ? 'is still being sent' : 'was not sent'
    throw invalidAt(['path', 'messageID'], `A message that ${why} takes no reactions`)
  }
  if ([...key].length > longestKey) {
    throw invalidAt(path, `A reaction has at most ${longestKey} characters`)
  }
  if (allowedReactions && !allowedReactions.includes(key)) {
    throw invalidAt(path, `${name} takes these reactions only: ${allowedReactions.join(' ')}`)
  }
  if (customEmojiReactions === false && !isEmoji(key)) {
    throw invalidAt(path, `${name} takes emoji only as reactions`)
  }
}

/** Refuses to change reactions in a chat that has none, or in which nothing can be written. */
export function checkUnreaction(chat: OwnChat) {
  checkWritable(chat)
  if ((chat.capabilities.reaction ?? 0) > 0) return
  throw notAllowed(`${chat.account.network.facts.name} messages take no reactions`)
}
