import { expect, test } from 'vitest'
import type { Account } from '#contract/account.ts'
import { accountChoices } from './account-choice.ts'

const account = (accountID: string, rest: Partial<Account> = {}): Account => ({
  accountID,
  user: { id: `me of ${accountID}` },
  ...rest,
})
const whatsapp = account('local-whatsapp_ba_x', { network: 'WhatsApp' })
const bare = account('local-signal_ba_x')

test.each([
  ['', ['local-whatsapp_ba_x', 'local-signal_ba_x']],
  ['what', ['local-whatsapp_ba_x']],
  ['signal', ['local-signal_ba_x', 'signal (typed)']],
  ['local-signal_ba_x', ['local-signal_ba_x']],
  [' imessage_mara ', ['imessage_mara (typed)']],
  ['local-whatsapp_ba', ['local-whatsapp_ba_x', 'local-whatsapp_ba (typed)']],
  ['nosuch', ['nosuch (typed)']],
  ['my account', []],
])('“%s” leads to %o', (typed, expected) => {
  const shown = accountChoices([whatsapp, bare], typed)
  expect(shown.map((choice) => choice.accountID + ('isTyped' in choice ? ' (typed)' : ''))).toEqual(
    expected,
  )
})
