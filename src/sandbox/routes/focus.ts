import { Hono } from 'hono'
import type { Answer } from '#contract/endpoint.ts'
import { focus } from '#contract/info.ts'
import type { Database } from '../database.ts'
import { invalidAt, notFound } from '../refusal.ts'
import { readOptionalBody } from '../request.ts'
import { findChat } from '../store/chats.ts'

/** Stands for bringing Beeper's window to the front: there is no window, but its rules hold. */
export const focusRoutes = (database: Database) =>
  new Hono().post(focus.path, async (c) => {
    const { chatID, draftText } = await readOptionalBody(c, focus.body)
    if (chatID === undefined && draftText !== undefined) {
      throw invalidAt(['body', 'chatID'], 'draftText needs a chatID')
    }
    if (chatID !== undefined && !(await findChat(database, chatID, 0))) throw notFound('Chat')
    return c.json({ success: true } satisfies Answer<typeof focus>)
  })
