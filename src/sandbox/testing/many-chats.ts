import type { Database } from '../database/database.ts'
import { whatsapp } from '../networks/whatsapp.ts'
import { bulkContact } from '../seed/bulk-contacts.ts'
import { phoneDigits } from '../seed/named-contacts.ts'

const { accountID } = whatsapp.account
const first = Number(phoneDigits(bulkContact(0)))

/**
 * Adds `count` direct chats to the WhatsApp account, each with its own contact, for benchmarks.
 * Text search does not find them.
 */
export async function manyChats(database: Database, count: number): Promise<void> {
  const [before = '', after = ''] = whatsapp.userID(' ').split(' ')
  await database.write([
    { sql: 'drop trigger personIsFindable', args: [] },
    {
      sql: `insert into person (accountID, id, networkID, phoneNumber, sortName, words)
        with recursive place (number) as
          (select cast(? as integer) union all select number + 1 from place where number < ?)
        select ?, ? || number || ?, number, '+' || number, '+' || number, '' from place`,
      args: [first, first + count - 1, accountID, before, after],
    },
    {
      sql: `insert into chat (id, accountID, type, partner, title, titleWords, lastActivity)
        select 'many' || key, accountID, 'single', key, phoneNumber, phoneNumber, '2026-01-01'
        from person where words = '' and accountID = ?`,
      args: [accountID],
    },
  ])
}
