import * as z from 'zod/mini'
import type { Database } from '../database.ts'
import type { OwnAccount } from './accounts.ts'
import { type Opening, openingStatements } from './opening.ts'
import type { NewMessage } from './sending.ts'

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
  { accountID, network, self }: OwnAccount,
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
