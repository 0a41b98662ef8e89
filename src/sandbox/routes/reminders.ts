import { Hono } from 'hono'
import { clearReminder, setReminder } from '#contract/chat-state-endpoints.ts'
import type { Parts } from '../parts.ts'
import { readBody } from '../request.ts'
import { routePath } from '../route-path.ts'
import { changeStatement } from '../store/chat-changes.ts'
import { ownChat, tellChanged, writeToChat } from './own-chat.ts'

/** The one reminder that a chat may have. */
export const reminderRoutes = (parts: Parts) =>
  new Hono()
    .post(routePath(setReminder.path), async (c) => {
      const { reminder } = await readBody(c, setReminder.body)
      const chat = await ownChat(parts.database, c.req.param('chatID'))
      await writeToChat(parts.database, [changeStatement(chat.row.id, { reminder })])
      await tellChanged(parts, chat)
      return c.body(null, setReminder.status)
    })
    .delete(routePath(clearReminder.path), async (c) => {
      const chat = await ownChat(parts.database, c.req.param('chatID'))
      await writeToChat(parts.database, [changeStatement(chat.row.id, { reminder: null })])
      await tellChanged(parts, chat)
      return c.body(null, clearReminder.status)
    })
