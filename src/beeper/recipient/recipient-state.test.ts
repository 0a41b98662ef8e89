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

/** The state for a text in the field, with what it fills in, and what the searches found. */
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

test('nothing is nobody', () => {
  expect(state({})).toEqual({ kind: 'empty' })
})

describe('a name', () => {
  test('is searched, and claims nothing meanwhile', () => {
    expect(state({ text: 'ada', isSearching: true })).toEqual({
      kind: 'searching',
      query: 'ada',
      accounts: 3,
    })
  })

  test('shows whoever is loaded while accounts are still asked, and chooses nobody', () => {
    const found: [Account, User][] = [[whatsapp, ada]]
    expect(state({ text: 'Ada Obi', found, isSearching: true })).toMatchObject({
      kind: 'several',
      isExact: false,
    })
  })

  test('that is exactly one person’s is that person, in any case and accent', () => {
    expect(state({ text: 'áda obi', found: [[whatsapp, ada]] })).toMatchObject({
      kind: 'person',
      how: 'exact',
      found: { contact: ada, account: whatsapp },
    })
  })

  test('that only begins somebody’s name is a question', () => {
    expect(state({ text: 'ada', found: [[whatsapp, ada]] })).toMatchObject({
      kind: 'several',
      isExact: false,
    })
  })

  test('of two people is a question', () => {
    const found: [Account, User][] = [
      [whatsapp, sam1],
      [whatsapp, sam2],
    ]
    expect(state({ text: 'Sam Park', found })).toMatchObject({ kind: 'several', isExact: true })
  })

  test('that nobody has says in how many accounts was looked', () => {
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

  test('that one contact has is that contact', () => {
    expect(state({ text, found: [[whatsapp, ada]] })).toMatchObject({
      kind: 'person',
      found: { contact: ada },
    })
  })

  test('that two contacts have is a question', () => {
    const other = user({ id: '@ben', fullName: 'Ben Obi', phoneNumber: '+447700900101' })
    const found: [Account, User][] = [
      [whatsapp, ada],
      [whatsapp, other],
    ]
    expect(state({ text, found })).toMatchObject({ kind: 'several', isExact: true })
  })

  test('is nobody yet while it is looked for', () => {
    expect(state({ text, account: whatsapp, isSearching: true })).toMatchObject({
      kind: 'identifier',
      lookup: 'pending',
    })
  })

  test('that nobody has is asked when the chat is started', () => {
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

  test('is taken unchecked by a network that takes any', () => {
    expect(state({ text, account: googleMessages })).toMatchObject({ lookup: 'any-accepted' })
  })

  test('cannot be looked up by Slack, and says who can', () => {
    expect(state({ text, account: slack })).toMatchObject({
      kind: 'unsupported',
      account: slack,
      others: [whatsapp, signal],
    })
  })

  test('without a country is asked about, until it is known', () => {
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

  test('of one’s own is oneself', () => {
    const own = account('whatsapp', { user: user({ id: '@me', phoneNumber: '+447700900101' }) })
    expect(state({ text, account: own })).toEqual({ kind: 'self', account: own })
    expect(state({ text, accounts: [signal, own] })).toEqual({ kind: 'self', account: own })
  })

  test('of somebody who cannot be messaged says so', () => {
    const blocked = { ...ada, cannotMessage: true }
    expect(state({ text, found: [[whatsapp, blocked]] })).toMatchObject({ kind: 'cannot-message' })
  })

  test('on an account that is not connected asks nobody', () => {
    expect(state({ text, account: linkedin })).toEqual({ kind: 'not-connected', account: linkedin })
  })
})

test('an email address finds nobody on WhatsApp, and says where it would', () => {
  expect(state({ text: 'ada@example.org', account: whatsapp })).toMatchObject({
    kind: 'unsupported',
    others: [slack],
  })
})

test('a chosen contact is that contact, whatever the searches say', () => {
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

  test('of a network without an account here says so', () => {
    expect(state({ text: 'https://www.instagram.com/sol_vega/' })).toMatchObject({
      kind: 'other-network',
      account: undefined,
    })
  })

  test('to a group is unreadable', () => {
    expect(state({ text: 'https://t.me/+AbCdEfGh' })).toMatchObject({ kind: 'unreadable' })
  })
})

describe('two people at once', () => {
  test('a number in the field and another in the details', () => {
    expect(state({ text: '+44 7700 900102', byHand: { phoneNumber: '+44 7700 900101' } })).toEqual({
      kind: 'conflict',
      who: '+44 7700 900102',
      details: '+44 7700 900101',
    })
  })

  test('one number in two spellings is one', () => {
    expect(
      state({
        text: '+44 7700 900101',
        byHand: { phoneNumber: '+447700900101' },
        account: whatsapp,
      }).kind,
    ).toBe('identifier')
  })

  test('a name in the field and a number of somebody else', () => {
    expect(
      state({
        text: 'Jun Lindqvist',
        byHand: { phoneNumber: '+447700900101' },
        found: [[whatsapp, ada]],
      }),
    ).toEqual({ kind: 'conflict', who: 'Jun Lindqvist', details: 'Ada Obi' })
  })

  test('a name and the number of the same person are one', () => {
    expect(
      state({ text: 'Jun', byHand: { phoneNumber: '+447700900102' }, found: [[whatsapp, jun]] }),
    ).toMatchObject({ kind: 'person', found: { contact: jun } })
  })

  test('a user ID and a number that belong to two', () => {
    expect(
      state({
        user: { id: '@ada', phoneNumber: '+447700900102' },
        found: [[whatsapp, ada]],
        account: whatsapp,
      }),
    ).toEqual({ kind: 'conflict', who: 'Ada Obi', details: '+447700900102' })
  })
})
