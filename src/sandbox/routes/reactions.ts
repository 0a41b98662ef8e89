import { type Context, Hono } from 'hono'
import type { Answer } from '#contract/endpoint.ts'
import { addReaction, removeReaction, removeReactionByQuery } from '#contract/messages.ts'
import { checkReaction, checkUnreaction } from '../messages/may-react.ts'
import type { Parts } from '../parts.ts'
import { notFound } from '../refusal.ts'
import { readBody, readQuery } from '../request.ts'
import { routePath } from '../route-path.ts'
import { findMessage, toMessage } from '../store/messages.ts'
import type { OwnChat } from '../store/own-chat.ts'
import { reactStatements, unreactStatement } from '../store/reactions.ts'
import { ownChat, ownMessage } from './own-chat.ts'

/** Your own reactions to messages. */
export const reactionRoutes = (parts: Parts) => {
  const { database, clock } = parts
  const remove = async (c: Context, names: { chatID: string; messageID: string }, key: string) => {
    const chat = await ownChat(database, names.chatID)
    const { messageID } = await ownMessage(database, chat, names.messageID)
    checkUnreaction(chat)
    const removed = await database.write([unreactStatement(messageID, key)])
    if (removed.length === 0) throw notFound('Reaction')
    await tellMessage(parts, chat, messageID)
    const answer = { chatID: chat.row.id, messageID, reactionKey: key, success: true as const }
    return c.json(answer satisfies Answer<typeof removeReaction>)
  }
  return new Hono()
    .post(routePath(addReaction.path), async (c) => {
      const { reactionKey, transactionID = crypto.randomUUID() } = await readBody(
        c,
        addReaction.body,
      )
      const chat = await ownChat(database, c.req.param('chatID'))
      const message = await ownMessage(database, chat, c.req.param('messageID'))
      checkReaction(chat, message, reactionKey, clock())
      const { messageID } = message
      const most = chat.capabilities.reactionCount
      const [found] = await database.write(reactStatements(messageID, reactionKey, most))
      if (!found) throw notFound('Message')
      await tellMessage(parts, chat, messageID)
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

async function tellMessage({ database, clock, publish }: Parts, { row }: OwnChat, id: string) {
  const message = await findMessage(database, row.key, id)
  if (message) {
    publish({ type: 'message.upserted', chat: row, message: toMessage(message, clock()) })
  }
}
