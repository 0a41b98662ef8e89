import type { Statement } from '../database.ts'
import { fold } from './fold.ts'
import { storable } from './sending.ts'

// each returns a row unless the message is gone

/** Gives a message other words. */
export const editStatement = (messageID: string, text: string, at: Date): Statement => ({
  sql: `update message set text = ?, words = ?, editedTimestamp = ?, edits = edits + 1
    where id = ? returning key`,
  args: [storable(text), fold(text), at.toISOString(), messageID],
})

/** Takes a message's words away for everyone; that there was one stays visible. */
export const withdrawStatement = (messageID: string): Statement => ({
  sql: `update message set text = '', words = '', isDeleted = 1 where id = ? returning key`,
  args: [messageID],
})

/** Removes a message from your own sight. */
export const removeStatement = (messageID: string): Statement => ({
  sql: 'delete from message where id = ? returning key',
  args: [messageID],
})
