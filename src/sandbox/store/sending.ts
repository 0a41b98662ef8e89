import type { Statement } from '../database.ts'
import type { Condition } from './condition.ts'
import { fold } from './fold.ts'
import type { Outcome } from './messages.ts'

/** What is known of a message that goes through the API: it is on its way, and how that will end. */
export interface Sending {
  pendingID: string
  /** ISO 8601, UTC. */
  settlesAt: string
  outcome: Outcome
}

/** A message that is about to be written. */
export interface NewMessage {
  id: string
  senderID: string
  text: string
  linkedMessageID?: string
  /** Absent for what others said, and for what was said before. */
  sending?: Sending
}

/** Text as SQLite keeps it whole: it ends a text at NUL. */
export const storable = (text: string) => text.replaceAll('\0', '\uFFFD')

/**
 * Writes a message into the chat that the condition names, and returns a row unless that chat is
 * gone. What was read through stays read.
 */
export function sendingStatements(
  theChat: Condition,
  at: string,
  { id, senderID, text, linkedMessageID, sending }: NewMessage,
): Statement[] {
  return [
    {
      sql: `insert into message (id, chat, sender, text, words, timestamp,
          linkedMessageID, pendingID, settlesAt, outcome)
        select ?, chat.key, person.key, ?, ?, ?, ?, ?, ?, ?
        from chat join person on person.accountID = chat.accountID and person.id = ?
        where ${theChat.sql} on conflict do nothing`,
      args: [
        ...[id, storable(text), fold(text), at, linkedMessageID ?? null],
        ...[sending?.pendingID ?? null, sending?.settlesAt ?? null],
        sending ? JSON.stringify(sending.outcome) : null,
        ...[senderID, ...theChat.args],
      ],
    },
    {
      sql: `update chat set lastActivity = max(lastActivity, ?), lastRead = case unreadCount
          when 0 then (select max(message.key) from message where message.chat = chat.key)
          else lastRead end
        where ${theChat.sql} returning key`,
      args: [at, ...theChat.args],
    },
  ]
}
