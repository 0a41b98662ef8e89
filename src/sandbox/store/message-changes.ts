import type { Statement } from '../database.ts'
import { fold } from './fold.ts'
import { storable } from './sending.ts'

/** Gives a message (by key) other words. */
export const editStatement = (message: number, text: string, at: Date): Statement => ({
  sql: `update message set text = ?, words = ?, editedTimestamp = ?, edits = edits + 1
    where key = ?`,
  args: [storable(text), fold(text), at.toISOString(), message],
})

/** Takes a message's words away for everyone; that there was one stays visible. */
export const withdrawStatement = (message: number): Statement => ({
  sql: `update message set text = '', words = '', isDeleted = 1 where key = ?`,
  args: [message],
})

/** Removes a message from your own sight. */
export const removeStatement = (message: number): Statement => ({
  sql: 'delete from message where key = ?',
  args: [message],
})
