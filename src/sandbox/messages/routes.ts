import { Hono } from 'hono'
import type { Answer } from '#contract/endpoint.ts'
import {
  deleteMessage,
  downloadAsset,
  editMessage,
  getMessage,
  listMessages,
  sendMessage,
  serveAsset,
  uploadAssetBase64,
  uploadAssetPath,
} from '#contract/messages.ts'
import { answerJSON } from '../answer-json.ts'
import { findChat } from '../chats/store.ts'
import type { Statement } from '../database/sql.ts'
import type { SandboxDeps } from '../deps.ts'
import { notFound, notSupported } from '../refusal.ts'
import { readBody, readOptionalBody, readQuery, routePath } from '../request.ts'
import { hasMessageCursors } from '../versions/compatibility.ts'
import { checkDelete, checkEdit, checkText } from './rules.ts'
import { publishSending, queueMessage } from './send.ts'
import {
  editStatement,
  findMessage,
  listMessages as readMessages,
  removeStatement,
  toMessage,
  withdrawStatement,
} from './store.ts'

const pageLength = 20

/** Reads, sends, edits and deletes the messages of a chat. */
export const messageRoutes = (deps: SandboxDeps) => {
  const { database, clock, publish } = deps
  const writeToMessage = async (statement: Statement) => {
    const written = await database.write([statement])
    if (written.length === 0) throw notFound('Message')
  }
  return new Hono()
    .get(routePath(listMessages.path), async (c) => {
      const request = readQuery(c, listMessages.query)
      const chat = await findChat(database, c.req.param('chatID'))
      const limit = pageLength
      const { rows, hasMore, ...cursors } = await readMessages(database, chat.row.key, {
        ...request,
        limit,
      })
      const now = clock()
      const items = rows.map((row) => toMessage(row, now))
      return answerJSON(c, {
        items,
        hasMore,
        ...(hasMessageCursors(c.var.version) ? cursors : {}),
      } satisfies Answer<typeof listMessages>)
    })
    .get(routePath(getMessage.path), async (c) => {
      const chat = await findChat(database, c.req.param('chatID'))
      const message = await findMessage(database, chat, c.req.param('messageID'))
      return c.json(toMessage(message, clock()) satisfies Answer<typeof getMessage>)
    })
    .post(routePath(sendMessage.path), async (c) => {
      const body = await readOptionalBody(c, sendMessage.body)
      const chat = await findChat(database, c.req.param('chatID'))
      const pendingMessageID = await queueMessage(database, chat, body, clock())
      publish({ type: 'chat.upserted', chat: chat.row })
      await publishSending(deps, chat.row, pendingMessageID)
      return c.json({ chatID: chat.row.id, pendingMessageID } satisfies Answer<typeof sendMessage>)
    })
    .put(routePath(editMessage.path), async (c) => {
      const body = await readBody(c, editMessage.body)
      const chat = await findChat(database, c.req.param('chatID'))
      const found = await findMessage(database, chat, c.req.param('messageID'))
      checkEdit(chat, found, clock())
      await writeToMessage(editStatement(found.messageID, checkText(chat, body.text), clock()))
      const message = toMessage(await findMessage(database, chat, found.messageID), clock())
      publish({ type: 'message.upserted', chat: chat.row, message })
      const answer = { ...message, messageID: message.id, success: true as const }
      return c.json(answer satisfies Answer<typeof editMessage>)
    })
    .delete(routePath(deleteMessage.path), async (c) => {
      const { forEveryone = true } = readQuery(c, deleteMessage.query)
      const chat = await findChat(database, c.req.param('chatID'))
      const message = await findMessage(database, chat, c.req.param('messageID'))
      checkDelete(chat, message, forEveryone, clock())
      const { messageID } = message
      await writeToMessage(forEveryone ? withdrawStatement(messageID) : removeStatement(messageID))
      publish({ type: 'message.deleted', chat: chat.row, ids: [messageID] })
      return c.body(null, deleteMessage.status)
    })
}

/** Calls for files, which the sandbox does not store: each is refused without reading its body. */
export const assetRoutes = () =>
  new Hono()
    .post(downloadAsset.path, () => {
      throw noFiles('no message has a file to download')
    })
    .get(serveAsset.path, () => {
      throw noFiles('no message has a file to show')
    })
    .post(uploadAssetPath, () => {
      throw noFiles('nothing can be uploaded')
    })
    .post(uploadAssetBase64.path, () => {
      throw noFiles('nothing can be uploaded')
    })

const noFiles = (reason: string) => notSupported(`The sandbox keeps no files: ${reason}`)
