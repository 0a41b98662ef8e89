import type * as z from 'zod/mini'
import type { sendMessage } from '#contract/messages.ts'
import { isConnected, type StoredAccount } from '../accounts/store.ts'
import type { StoredChat } from '../chats/store.ts'
import type { Person } from '../contacts/person.ts'
import { partnerOf } from '../contacts/store.ts'
import type { Database } from '../database/database.ts'
import { fold } from '../database/fold.ts'
import { type Condition, type Statement, storable } from '../database/sql.ts'
import type { SandboxDeps } from '../deps.ts'
import type { ChangedChat } from '../events/change.ts'
import { invalidAt, notFound } from '../refusal.ts'
import { scenarioNameByNetworkID } from '../seed/scenario-contacts.ts'
import { checkText, checkWritable } from './rules.ts'
import { messageByID, type Outcome, toMessage } from './store.ts'

type Body = z.output<(typeof sendMessage)['body']>

/**
 * Queues a message to a chat and returns its pending ID. Refuses when the chat is deleted before
 * the write.
 */
export async function queueMessage(
  database: Database,
  chat: StoredChat,
  { text, replyToMessageID, attachment }: Body,
  at: Date,
): Promise<string> {
  checkWritable(chat)
  if (attachment) {
    const path = ['body', 'attachment', 'uploadID']
    throw invalidAt(path, `Nothing was uploaded as “${attachment.uploadID}”`)
  }
  const checked = checkText(chat, text)
  const linked = replyToMessageID && (await repliedTo(database, chat, replyToMessageID))
  const partner = await partnerOf(database, chat.row.key)
  const message = outgoingMessage(chat.account, partner, checked, at)
  const written = await database.write(
    sendingStatements({ sql: 'chat.id = ?', args: [chat.row.id] }, at.toISOString(), {
      ...message,
      ...(linked ? { linkedMessageID: linked } : {}),
    }),
  )
  if (written.length === 0) throw notFound('Chat')
  return message.sending.pendingID
}

async function repliedTo(database: Database, chat: StoredChat, messageID: string) {
  const message = await messageByID(database, chat.row.key, messageID)
  if (message) return message.messageID
  throw invalidAt(['body', 'replyToMessageID'], 'There is no such message in this chat')
}

export type OutgoingMessage = NewMessage & { sending: Sending }

const defaultMs = 800
const slowMs = 4000

/** The outcome of sending a message, and its delay. */
interface ExpectedOutcome {
  afterMs: number
  outcome: Outcome
}

/**
 * An own message to queue. Its outcome is already decided, so that it is settled without another
 * request. `partner` is the recipient of a direct chat.
 */
export function outgoingMessage(
  account: StoredAccount,
  partner: Person | undefined,
  text: string,
  at: Date,
): OutgoingMessage {
  const { afterMs, outcome } = outcomeFor(account, partner)
  return {
    id: crypto.randomUUID(),
    senderID: account.self.id,
    text,
    sending: {
      pendingID: `pending_${crypto.randomUUID()}`,
      settlesAt: new Date(at.getTime() + afterMs).toISOString(),
      outcome,
    },
  }
}

function outcomeFor(account: StoredAccount, partner: Person | undefined): ExpectedOutcome {
  const { facts } = account.network
  if (!isConnected(account)) {
    const message = account.statusText ?? `This ${facts.name} account is not connected`
    return failed('FAIL_RETRIABLE', 'm.bridge_unavailable', message)
  }
  if (partner?.cannotMessage) {
    return failed('FAIL_PERMANENT', 'm.no_permission', 'This person does not accept your messages')
  }
  const scenario = scenarioNameByNetworkID.get(partner?.networkID ?? '')
  if (scenario === 'unsent') {
    return failed(
      'FAIL_RETRIABLE',
      'm.foreign_network_error',
      `${facts.name} did not accept the message`,
    )
  }
  return { afterMs: scenario === 'slow' ? slowMs : defaultMs, outcome: { status: 'SUCCESS' } }
}

const failed = (status: string, reason: string, message: string): ExpectedOutcome => ({
  afterMs: defaultMs,
  outcome: { status, reason, message },
})

interface Sending {
  pendingID: string
  /** ISO 8601, UTC. */
  settlesAt: string
  outcome: Outcome
}

export interface NewMessage {
  id: string
  senderID: string
  text: string
  linkedMessageID?: string
  /** Absent for messages of others and seeded messages. */
  sending?: Sending
}

/**
 * Writes a message to the chat that the condition selects, and returns a row unless that chat is
 * deleted. A completely read chat stays read.
 */
export function sendingStatements(
  isThisChat: Condition,
  at: string,
  { id, senderID, text, linkedMessageID, sending }: NewMessage,
): Statement[] {
  return [
    {
      sql: `insert into message (id, chat, sender, text, words, timestamp,
          linkedMessageID, pendingID, settlesAt, outcome)
        select ?, chat.key, person.key, ?, ?, ?, ?, ?, ?, ?
        from chat join person on person.accountID = chat.accountID and person.id = ?
        where ${isThisChat.sql} on conflict do nothing`,
      args: [
        ...[id, storable(text), fold(text), at, linkedMessageID ?? null],
        ...[sending?.pendingID ?? null, sending?.settlesAt ?? null],
        sending ? JSON.stringify(sending.outcome) : null,
        ...[senderID, ...isThisChat.args],
      ],
    },
    {
      sql: `update chat set lastActivity = max(lastActivity, ?), lastRead = case unreadCount
          when 0 then (select max(message.key) from message where message.chat = chat.key)
          else lastRead end
        where ${isThisChat.sql} returning key`,
      args: [at, ...isThisChat.args],
    },
  ]
}

/** Publishes the pending message, and schedules an event with its outcome. */
export async function publishSending(
  { database, clock, publish }: SandboxDeps,
  chat: ChangedChat,
  messageID: string,
): Promise<void> {
  const row = await messageByID(database, chat.key, messageID)
  if (!row) return
  publish({ type: 'message.upserted', chat, message: toMessage(row, clock()) })
  if (row.settlesAt === null) return
  const at = new Date(row.settlesAt)
  publish({ type: 'message.upserted', chat, message: toMessage(row, at), at })
}
