import * as z from 'zod/mini'
import type { StoredAccount } from '../accounts/store.ts'
import { type Person, rememberPeople } from '../contacts/person.ts'
import type { Database, Statement } from '../database/database.ts'
import { fold } from '../database/fold.ts'
import { storable } from '../database/sql.ts'
import { type NewMessage, sendingStatements } from '../messages/send.ts'

const ChatID = z.object({ id: z.string() })

/** The ID of the direct chat with a person, or undefined while there is none. */
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

/** What is chosen freely about a new chat. */
export type ChatWish = Pick<Opening, 'type' | 'title' | 'others' | 'pending' | 'onlyOnce'> & {
  at: Date
  message: NewMessage | undefined
}

/** Opens a chat, or finds the one that must not exist twice: `isNew` tells which. */
export async function openChat(
  database: Database,
  { accountID, network, self }: StoredAccount,
  { at, message, ...wish }: ChatWish,
): Promise<{ chatID: string; isNew: boolean }> {
  const id = network.chatID(crypto.randomUUID().replaceAll('-', ''))
  const statements = openingStatements({
    ...wish,
    id,
    accountID,
    self,
    at: at.toISOString(),
    ...(message === undefined ? {} : { message }),
  })
  const [chat] = z.parse(z.array(ChatID), await database.write(statements))
  if (!chat) throw new Error(`the batch that opens ${id} left no chat behind`)
  return { chatID: chat.id, isNew: chat.id === id }
}

/** A chat that is about to be opened. */
export interface Opening {
  /** The ID it gets if it is new. */
  id: string
  accountID: string
  type: 'single' | 'group'
  title: string
  /** ISO 8601, UTC. */
  at: string
  self: Person
  /** The others. Empty, in a direct chat, for a chat with yourself. */
  others: readonly Person[]
  /** The user IDs of those who have to accept first. */
  pending?: readonly string[]
  /** Set where the network refuses a second group of the same people. */
  onlyOnce?: boolean
  message?: NewMessage
}

const theChat = `chat.id = ? or (chat.accountID = ? and chat.partner =
  (select key from person where accountID = ? and id = ?))`

/**
 * Everything that opening a chat writes, to be run as one batch. A direct chat that exists already
 * wins over the new one: the unique index drops the newcomer, and only the message is added.
 */
export function openingStatements(opening: Opening): Statement[] {
  const { accountID, others, self, message } = opening
  const partner = opening.type === 'single' ? (others[0] ?? self) : undefined
  const strangers = others.filter((person) => person.isStranger)
  const chosen = [opening.id, accountID, accountID, partner?.id ?? null]
  return [
    ...(strangers.length > 0 ? [rememberPeople(strangers)] : []),
    insertChat(opening, partner),
    insertParticipants(opening),
    ...(message ? sendingStatements({ sql: theChat, args: chosen }, opening.at, message) : []),
    {
      sql: `select id from chat where ${theChat} or (accountID = ? and members = ?)`,
      args: [...chosen, accountID, membersKey(opening)],
    },
  ]
}

const membersKey = ({ onlyOnce, others }: Opening) =>
  onlyOnce ? JSON.stringify(others.map((person) => person.id).sort()) : null

function insertChat(opening: Opening, partner: Person | undefined): Statement {
  const { id, accountID, type, at } = opening
  const title = storable(opening.title)
  return {
    sql: `insert into chat (id, accountID, type, partner, members, title, titleWords, lastActivity)
      select ?, ?, ?, (select key from person where accountID = ? and id = ?), ?, ?, ?, ?
      where true on conflict do nothing`,
    args: [
      ...[id, accountID, type, accountID, partner?.id ?? null],
      ...[membersKey(opening), title, fold(title), at],
    ],
  }
}

// by the new ID, so that nothing is added when another chat won
function insertParticipants({ id, type, others, self, pending }: Opening): Statement {
  const people = [
    ...others.map((person) => ({
      id: person.id,
      isPending: pending?.includes(person.id) ?? false,
    })),
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
