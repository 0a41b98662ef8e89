import * as z from 'zod/mini'
import type { StoredAccount } from '../accounts/store.ts'
import { insertPeople, type Person } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import { fold } from '../database/fold.ts'
import { type Statement, storable } from '../database/sql.ts'
import { type NewMessage, sendingStatements } from '../messages/send.ts'

const ChatID = z.object({ id: z.string() })

/** The ID of the direct chat with a user, if any. */
export async function directChatWith(
  database: Database,
  accountID: string,
  userID: string,
): Promise<string | undefined> {
  const [chat] = await database.rows(
    ChatID,
    `select chat.id from chat join person on person.key = chat.partner
      where chat.accountID = ? and person.accountID = chat.accountID and person.id = ?`,
    [accountID, userID],
  )
  return chat?.id
}

interface NewChat {
  type: 'single' | 'group'
  title: string
  /** The other participants. Empty for a direct chat with oneself. */
  others: readonly Person[]
  /** The IDs of users who have to accept an invite first. */
  pending: readonly string[]
  /** Set where the network refuses a second group with the same participants. */
  isUnique?: boolean
  at: Date
  message: NewMessage | undefined
}

/**
 * Writes a chat with its participants and first message in one transaction, or finds the existing
 * one where it has to be unique; `isNew` says which. When the direct chat exists, the unique index
 * drops the new one, and only the message is added.
 */
export async function insertChat(
  database: Database,
  account: StoredAccount,
  chat: NewChat,
): Promise<{ chatID: string; isNew: boolean }> {
  const { accountID, network, self } = account
  const { others, message } = chat
  const id = network.chatID(crypto.randomUUID().replaceAll('-', ''))
  const partner = chat.type === 'single' ? (others[0] ?? self) : undefined
  const strangers = others.filter((person) => person.isStranger)
  const chatArgs = [id, accountID, accountID, partner?.id ?? null]
  const rows = await database.write([
    ...(strangers.length > 0 ? [insertPeople(strangers)] : []),
    chatStatement(id, accountID, chat, partner),
    participantsStatement(id, self, chat),
    ...(message
      ? sendingStatements({ sql: isThisChat, args: chatArgs }, chat.at.toISOString(), message)
      : []),
    {
      sql: `select id from chat where ${isThisChat} or (accountID = ? and members = ?)`,
      args: [...chatArgs, accountID, membersKey(chat)],
    },
  ])
  const [stored] = z.parse(z.array(ChatID), rows)
  if (!stored) throw new Error(`the batch that opens ${id} stored no chat`)
  return { chatID: stored.id, isNew: stored.id === id }
}

const isThisChat = `chat.id = ? or (chat.accountID = ? and chat.partner =
  (select key from person where accountID = ? and id = ?))`

// the value of the unique index on members
const membersKey = ({ isUnique, others }: NewChat) =>
  isUnique ? JSON.stringify(others.map((person) => person.id).sort()) : null

function chatStatement(
  id: string,
  accountID: string,
  chat: NewChat,
  partner: Person | undefined,
): Statement {
  const title = storable(chat.title)
  return {
    sql: `insert into chat (id, accountID, type, partner, members, title, titleWords, lastActivity)
      select ?, ?, ?, (select key from person where accountID = ? and id = ?), ?, ?, ?, ?
      where true on conflict do nothing`,
    args: [
      ...[id, accountID, chat.type, accountID, partner?.id ?? null],
      ...[membersKey(chat), title, fold(title), chat.at.toISOString()],
    ],
  }
}

// by the new ID, so that nothing is added when the chat already exists
function participantsStatement(
  id: string,
  self: Person,
  { type, others, pending }: NewChat,
): Statement {
  const people = [
    ...others.map((person) => ({ id: person.id, isPending: pending.includes(person.id) })),
    { id: self.id, isAdmin: type === 'group' },
  ]
  return {
    sql: `insert into participant (chat, position, person, isAdmin, isPending)
      select chat.key, listed.key, person.key,
        coalesce(listed.value ->> 'isAdmin', 0), coalesce(listed.value ->> 'isPending', 0)
      from chat cross join json_each(?) as listed
      cross join person on person.accountID = chat.accountID and person.id = listed.value ->> 'id'
      where chat.id = ? on conflict do nothing`,
    args: [JSON.stringify(people), id],
  }
}
