import { networkNameOf } from '#beeper/network-rules.ts'
import type { Account } from '#contract/account.ts'
import { networkFacts } from '#contract/networks.ts'
import { identityOf } from './account-words.ts'

/** An account to choose: one that is there, or an ID that somebody has typed. */
export type AccountChoice = Account | { accountID: string; isTyped: true }

/** The accounts that hold what was typed, and the text itself where it may be an ID of another one. */
export function accountChoices(accounts: readonly Account[], typed: string): AccountChoice[] {
  const text = typed.trim()
  const found = accounts.filter((account) => holds(account, text.toLowerCase()))
  const isThere = accounts.some(({ accountID }) => accountID === text)
  const mayBeID = found.length === 0 || looksLikeID(text)
  return text && !isThere && !/\s/.test(text) && mayBeID
    ? [...found, { accountID: text, isTyped: true }]
    : found
}

const holds = (account: Account, text: string) =>
  `${networkNameOf(account)} ${identityOf(account)} ${account.accountID}`
    .toLowerCase()
    .includes(text)

// local-whatsapp_ba_…, slackgo.T1-U1, imsg##…, or the bare name of a bridge
const looksLikeID = (text: string) => /[_.#]/.test(text) || networkFacts(text) !== undefined
