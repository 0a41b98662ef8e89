import { describe, expect, test } from 'vitest'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { recognize } from '#recognize/recognize.ts'
import { rulesOf } from '../network-rules.ts'
import { account, user } from '../testing/accounts.ts'
import { type AccountContact, type Details, mergeContacts } from './contact-match.ts'
import { type RecipientInput, recipientState } from './recipient-state.ts'

const whatsapp = account('whatsapp')
const signal = account('signal')
const slack = account('slackgo')
const googleMessages = account('gmessages')
const linkedin = account('linkedin', { status: 'attention_required' })

const ada = user({ id: '@ada', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const jun = user({ id: '@jun', fullName: 'Jun Lindqvist', phoneNumber: '+447700900102' })
const sam1 = user({ id: '@sam1', fullName: 'Sam Park', phoneNumber: '+15550100001' })
const sam2 = user({ id: '@sam2', fullName: 'Sam Park', phoneNumber: '+15550100002' })

interface Given {
  text?: string
  user?: Partial<Details>
  byHand?: Partial<Details>
  chosen?: AccountContact
  account?: Account
  accounts?: Account[]
  found?: [Account, User][]
  isSearching?: boolean
  phoneReadings?: number
  lastAccountID?: string
}

/** The state for a text in the field, with the details it fills in and the search results. */
function state({ text = '', found = [], isSearching = false, ...given }: Given) {
  const reading = recognize(text)
  const filled = reading?.kind === 'person' ? reading.user : {}
  const accounts = given.accounts ?? [whatsapp, signal, slack]
  const input: RecipientInput = {
    reading,
    user: {
      ...{ id: '', username: '', phoneNumber: '', email: '', fullName: '' },
      ...filled,
      ...given.byHand,
      ...given.user,
    },
    byHand: given.byHand ?? {},
    chosen: given.chosen,
    account: given.account,
    accounts,
    rulesOf: (one) => rulesOf(one),
    lastAccountID: given.lastAccountID ?? '',
    phoneReadings: given.phoneReadings ?? 0,
    search: {
      matches: mergeContacts(found.map(([where, contact]) => ({ account: where, contact }))),
      isSearching,
      accounts: accounts.length,
    },
  }
  return recipientState(input)
}

test('an empty form has an empty state', () => {
  expect(state({})).toEqual({ kind: 'empty' })
})

describe('a name', () => {
  test('is "searching" until the accounts respond', () => {
    expect(state({ text: 'ada', isSearching: true })).toEqual({
      kind: 'searching',
      query: 'ada',
      accounts: 3,
    })
  })

  test('lists loaded contacts while accounts are searched, and selects none', () => {
    const found: [Account, User][] = [[whatsapp, ada]]
    expect(state({ text: 'Ada Obi', found, isSearching: true })).toMatchObject({
      kind: 'several',
      isExact: false,
    })
  })

  test('that is exactly one contact’s selects it, ignoring case and accents', () => {
    expect(state({ text: 'áda obi', found: [[whatsapp, ada]] })).toMatchObject({
      kind: 'person',
      how: 'exact',
      found: { contact: ada, account: whatsapp },
    })
  })

  test('that only begins a contact’s name selects none', () => {
    expect(state({ text: 'ada', found: [[whatsapp, ada]] })).toMatchObject({
      kind: 'several',
      isExact: false,
    })
  })

  test('of two contacts selects none', () => {
    const found: [Account, User][] = [
      [whatsapp, sam1],
      [whatsapp, sam2],
    ]
    expect(state({ text: 'Sam Park', found })).toMatchObject({ kind: 'several', isExact: true })
  })

  test('without a match holds the number of searched accounts', () => {
    expect(state({ text: 'quentin' })).toEqual({
      kind: 'no-match',
      query: 'quentin',
      accounts: 3,
    })
  })

  test('cannot be looked up on an account that is not connected', () => {
    expect(state({ text: 'quentin', account: linkedin })).toEqual({
      kind: 'not-connected',
      account: linkedin,
    })
  })
})

describe('a number', () => {
  const text = '+44 7700 900101'

  test('of one contact selects it', () => {
    expect(state({ text, found: [[whatsapp, ada]] })).toMatchObject({
      kind: 'person',
      found: { contact: ada },
    })
  })

  test('of two contacts selects none', () => {
    const other = user({ id: '@ben', fullName: 'Ben Obi', phoneNumber: '+447700900101' })
    const found: [Account, User][] = [
      [whatsapp, ada],
      [whatsapp, other],
    ]
    expect(state({ text, found })).toMatchObject({ kind: 'several', isExact: true })
  })

  test('is pending while it is searched for', () => {
    expect(state({ text, account: whatsapp, isSearching: true })).toMatchObject({
      kind: 'identifier',
      lookup: 'pending',
    })
  })

  test('without a match is looked up when the chat is started', () => {
    expect(state({ text, account: whatsapp })).toMatchObject({
      kind: 'identifier',
      account: whatsapp,
      lookup: 'on-start',
    })
  })

  test('over all accounts proposes one that can look it up, the last used first', () => {
    expect(state({ text })).toMatchObject({ account: whatsapp })
    expect(state({ text, lastAccountID: signal.accountID })).toMatchObject({ account: signal })
  })

  test('is accepted unchecked by a network that accepts any', () => {
    expect(state({ text, account: googleMessages })).toMatchObject({ lookup: 'any-accepted' })
  })

  test('cannot be looked up by Slack, and lists the accounts that can', () => {
    expect(state({ text, account: slack })).toMatchObject({
      kind: 'unsupported',
      account: slack,
      others: [whatsapp, signal],
    })
  })

  test('without a country code needs a country until it is known', () => {
    const local = '0170 1234567'
    expect(state({ text: local, account: whatsapp })).toEqual({
      kind: 'needs-country',
      typed: local,
    })
    expect(state({ text: local, account: whatsapp, phoneReadings: 2 })).toMatchObject({
      kind: 'needs-country',
    })
    expect(state({ text: local, account: whatsapp, phoneReadings: 1 })).toMatchObject({
      kind: 'identifier',
    })
    expect(state({ text: local, account: googleMessages })).toMatchObject({ kind: 'identifier' })
  })

  test('of the user is "self"', () => {
    const own = account('whatsapp', { user: user({ id: '@me', phoneNumber: '+447700900101' }) })
    expect(state({ text, account: own })).toEqual({ kind: 'self', account: own })
    expect(state({ text, accounts: [signal, own] })).toEqual({ kind: 'self', account: own })
  })

  test('of a contact that cannot be messaged is "cannot-message"', () => {
    const blocked = { ...ada, cannotMessage: true }
    expect(state({ text, found: [[whatsapp, blocked]] })).toMatchObject({ kind: 'cannot-message' })
  })

  test('is not looked up on an account that is not connected', () => {
    expect(state({ text, account: linkedin })).toEqual({ kind: 'not-connected', account: linkedin })
  })
})

test('an email address is unsupported on WhatsApp, and lists the accounts that support it', () => {
  expect(state({ text: 'ada@example.org', account: whatsapp })).toMatchObject({
    kind: 'unsupported',
    others: [slack],
  })
})

test('a chosen contact stays selected, whatever the searches find', () => {
  const chosen = { account: whatsapp, contact: ada }
  expect(state({ text: 'Ada Obi', chosen, isSearching: true })).toMatchObject({
    kind: 'person',
    how: 'chosen',
  })
})

test('a user ID is used as it is', () => {
  expect(state({ byHand: { id: '@ada' }, account: whatsapp })).toMatchObject({ lookup: 'as-is' })
})

describe('a link', () => {
  test('of another network is not sent to the chosen one', () => {
    const text = 'https://www.instagram.com/sol_vega/'
    expect(state({ text, account: whatsapp })).toEqual({
      kind: 'other-network',
      network: 'instagramgo',
      account: whatsapp,
    })
  })

  test('of a network without an account here has no account', () => {
    expect(state({ text: 'https://www.instagram.com/sol_vega/' })).toMatchObject({
      kind: 'other-network',
      account: undefined,
    })
  })

  test('to a group is unreadable', () => {
    expect(state({ text: 'https://t.me/+AbCdEfGh' })).toMatchObject({ kind: 'unreadable' })
  })
})

describe('field and details', () => {
  test('conflict if they hold two numbers', () => {
    expect(state({ text: '+44 7700 900102', byHand: { phoneNumber: '+44 7700 900101' } })).toEqual({
      kind: 'conflict',
      who: '+44 7700 900102',
      details: '+44 7700 900101',
    })
  })

  test('do not conflict if they hold one number in two formats', () => {
    expect(
      state({
        text: '+44 7700 900101',
        byHand: { phoneNumber: '+447700900101' },
        account: whatsapp,
      }).kind,
    ).toBe('identifier')
  })

  test('conflict if they hold a name and the number of another contact', () => {
    expect(
      state({
        text: 'Jun Lindqvist',
        byHand: { phoneNumber: '+447700900101' },
        found: [[whatsapp, ada]],
      }),
    ).toEqual({ kind: 'conflict', who: 'Jun Lindqvist', details: 'Ada Obi' })
  })

  test('do not conflict if they hold a name and the number of the same contact', () => {
    expect(
      state({ text: 'Jun', byHand: { phoneNumber: '+447700900102' }, found: [[whatsapp, jun]] }),
    ).toMatchObject({ kind: 'person', found: { contact: jun } })
  })

  test('conflict if they hold a user ID and the number of another contact', () => {
    expect(
      state({
        user: { id: '@ada', phoneNumber: '+447700900102' },
        found: [[whatsapp, ada]],
        account: whatsapp,
      }),
    ).toEqual({ kind: 'conflict', who: 'Ada Obi', details: '+447700900102' })
  })
})
