import { Hono } from 'hono'
import * as z from 'zod/mini'
import { clearReminder, setReminder } from '#contract/chats.ts'
import type { Parts } from '../parts.ts'
import { checkBody, readBody } from '../request.ts'
import { routePath } from '../route-path.ts'
import { changeStatement } from '../store/chat-changes.ts'
import { reminderBody } from '../versions/reminders.ts'
import { ownChat, tellChanged, writeToChat } from './own-chat.ts'

/** The one reminder that a chat may have. */
export const reminderRoutes = (parts: Parts) =>
  new Hono()
    .post(routePath(setReminder.path), async (c) => {
      const body = await readBody(c, z.unknown())
      const { reminder } = checkBody(reminderBody(parts.version, body), body)
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
