import { type Context, Hono } from 'hono'
import type { Answer } from '#contract/endpoint.ts'
import { addReaction, removeReaction, removeReactionByQuery } from '#contract/messages.ts'
import { findChat, type StoredChat } from '../chats/store.ts'
import type { SandboxDeps } from '../deps.ts'
import { forbidden, invalidAt, notFound } from '../refusal.ts'
import { readBody, readQuery, routePath } from '../request.ts'
import { isEmoji, reactStatements, unreactStatement } from './reaction-store.ts'
import { checkWritable } from './rules.ts'
import { findMessage, type MessageRow, messageByID, sendStatusAt, toMessage } from './store.ts'

export const reactionRoutes = (deps: SandboxDeps) => {
  const { database, clock } = deps
  const remove = async (c: Context, names: { chatID: string; messageID: string }, key: string) => {
    const chat = await findChat(database, names.chatID)
    const { messageID } = await findMessage(database, chat, names.messageID)
    checkReactionsSupported(chat)
    const removed = await database.write([unreactStatement(messageID, key)])
    if (removed.length === 0) throw notFound('Reaction')
    await publishMessage(deps, chat, messageID)
    const answer = { chatID: chat.row.id, messageID, reactionKey: key, success: true as const }
    return c.json(answer satisfies Answer<typeof removeReaction>)
  }
  return new Hono()
    .post(routePath(addReaction.path), async (c) => {
      const { reactionKey, transactionID = crypto.randomUUID() } = await readBody(
        c,
        addReaction.body,
      )
      const chat = await findChat(database, c.req.param('chatID'))
      const message = await findMessage(database, chat, c.req.param('messageID'))
      checkReaction(chat, message, reactionKey, clock())
      const { messageID } = message
      const max = chat.capabilities.reactionCount
      const [found] = await database.write(reactStatements(messageID, reactionKey, max))
      if (!found) throw notFound('Message')
      await publishMessage(deps, chat, messageID)
      const answer = { chatID: chat.row.id, messageID, reactionKey, transactionID }
      return c.json({ ...answer, success: true } satisfies Answer<typeof addReaction>)
    })
    .delete(routePath(removeReaction.path), (c) =>
      remove(c, c.req.param(), c.req.param('reactionKey')),
    )
    .delete(routePath(removeReactionByQuery.path), (c) => {
      const { reactionKey } = readQuery(c, removeReactionByQuery.query)
      return remove(c, c.req.param(), reactionKey)
    })
}

async function publishMessage(
  { database, clock, publish }: SandboxDeps,
  { row }: StoredChat,
  id: string,
) {
  const message = await messageByID(database, row.key, id)
  if (message) {
    publish({ type: 'message.upserted', chat: row, message: toMessage(message, clock()) })
  }
}

const path = ['body', 'reactionKey']

// longer than any emoji and any name of a custom emoji
const maxKeyLength = 100

/** Refuses a reaction that the network does not support, or for which the message is not ready. */
function checkReaction(chat: StoredChat, message: MessageRow, key: string, now: Date) {
  const { allowedReactions, customEmojiReactions } = chat.capabilities
  const { name } = chat.account.network.facts
  checkReactionsSupported(chat)
  if (message.isDeleted) throw invalidAt(['path', 'messageID'], 'This message was deleted')
  const status = sendStatusAt(message, now)?.status ?? 'SUCCESS'
  if (status !== 'SUCCESS') {
    const problem = status === 'PENDING' ? 'is still being sent' : 'was not sent'
    throw invalidAt(['path', 'messageID'], `A message that ${problem} cannot have reactions`)
  }
  if ([...key].length > maxKeyLength) {
    throw invalidAt(path, `A reaction has at most ${maxKeyLength} characters`)
  }
  if (allowedReactions && !allowedReactions.includes(key)) {
    throw invalidAt(path, `${name} accepts only these reactions: ${allowedReactions.join(' ')}`)
  }
  if (customEmojiReactions === false && !isEmoji(key)) {
    throw invalidAt(path, `${name} accepts only emoji as reactions`)
  }
}

/** Refuses to change reactions in a read-only chat, or in one that does not support them. */
function checkReactionsSupported(chat: StoredChat) {
  checkWritable(chat)
  if ((chat.capabilities.reaction ?? 0) > 0) return
  throw forbidden(`${chat.account.network.facts.name} messages do not support reactions`)
}
