import type { ChatCapabilities } from '#contract/capabilities.ts'
import type { Database } from '../database.ts'
import { findAccount, type OwnAccount } from './accounts.ts'
import { type ChatRow, capabilitiesOf, findChatRow } from './chats.ts'

/** A chat as changes to it need it: as stored, what it can do, and on which account it is. */
export interface OwnChat {
  row: ChatRow
  capabilities: ChatCapabilities
  account: OwnAccount
}

/** The chat of an `id` or a `localChatID`; undefined when there is none. */
export async function findOwnChat(
  database: Database,
  chatID: string,
): Promise<OwnChat | undefined> {
  const row = await findChatRow(database, chatID)
  const account = row && (await findAccount(database, row.accountID))
  return account && { row, capabilities: capabilitiesOf(row), account }
}
