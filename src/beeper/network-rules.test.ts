import { describe, expect, test } from 'vitest'
import type { Account } from '#contract/accounts.ts'
import { networks } from '#contract/networks.ts'
import { networkNameOf, networkTypeOf, rulesOf } from './network-rules.ts'

const account = (rest: Partial<Account>): Account => ({
  accountID: 'x',
  user: { id: 'me' },
  ...rest,
})

describe('an account without a bridge, as Beeper before 4.2.785 lists it', () => {
  test.each([
    ['hungryserv', 'matrix'],
    ['matrix', 'matrix'],
    ['local-whatsapp_ba_EvYDBBsZ', 'whatsapp'],
    ['whatsapp', 'whatsapp'],
    ['slackgo.T123-U456', 'slackgo'],
    ['imessage_abc', 'imessage'],
    ['constructor', undefined],
    ['42', undefined],
  ])('%s has the network type %s', (accountID, type) => {
    expect(networkTypeOf(account({ accountID }))).toBe(type)
  })
})

test('an account of an unknown network is named by its ID, and has no rules', () => {
  const unknown = account({
    accountID: 'pigeon',
    bridge: { id: 'p', type: 'pigeon', provider: 'local' },
  })
  expect(networkNameOf(unknown)).toBe('pigeon')
  expect(rulesOf(unknown)).toMatchObject({
    type: 'pigeon',
    lookups: undefined,
    group: undefined,
    messageRequired: false,
  })
})

test('the bridge’s own capabilities take precedence over the table', () => {
  const reported = {
    resolve_identifier: {
      ...networks.whatsapp?.capabilities.resolve_identifier,
      create_dm: true,
      lookup_phone: false,
      lookup_email: true,
      lookup_username: false,
      any_phone: false,
      contact_list: true,
      search: false,
    },
    group_creation: {},
  }
  const rules = rulesOf(account({ accountID: 'whatsapp' }), reported)
  expect(rules.lookups?.lookup_email).toBe(true)
  expect(rules.group).toBe(false)
  expect(rulesOf(account({ accountID: 'whatsapp' })).lookups?.lookup_email).toBe(false)
})
