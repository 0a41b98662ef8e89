import { describe, expect, test } from 'vitest'
import type { PersonMatch } from '#beeper/recipient/contact-match.ts'
import type { Recipient, RecipientState } from '#beeper/recipient/recipient-state.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { briefText, previewText } from './preview-text.ts'
import {
  ada,
  adaFound,
  details,
  discord,
  recipient,
  signal,
  spell,
  whatsapp,
} from './testing/recipients.ts'

const options = { hasMessage: false, allowInvite: true, spell }

/** Heading and lines as text. */
function sentencesOf(
  state: RecipientState,
  known?: Partial<Recipient>,
  more?: Partial<typeof options> & { refusal?: string },
) {
  const { heading, lines } = previewText(recipient(state, known), { ...options, ...more })
  return [heading, ...lines.map(({ lead, text }) => [lead, text].filter(Boolean).join(' '))]
}

const phone = { kind: 'phoneNumber', value: '+447700900101' } as const
const email = { kind: 'email', value: 'ada@example.org' } as const
const all = { account: undefined, search: { ...recipient(adaFound).search, accounts: 14 } }
const match = (name: string): PersonMatch => ({
  key: name,
  name,
  contacts: [{ account: whatsapp, contact: user({ id: name, fullName: name }) }],
})
const row = {
  text: '+447700900101',
  reading: { kind: 'unreadable', reason: 'group' },
} as const

type Row = [state: RecipientState, sentences: string[], known?: Partial<Recipient>]

/** The sentences of every state; a missing kind does not compile. */
const table: Record<RecipientState['kind'], Row[]> = {
  empty: [
    [
      { kind: 'empty' },
      ['', 'Type a name, number or link. You’ll see who it is before anything is sent.'],
    ],
  ],
  searching: [
    [{ kind: 'searching', query: 'ada', accounts: 14 }, ['“ada”', 'Searching 14 accounts…'], all],
    [{ kind: 'searching', query: 'ada', accounts: 1 }, ['“ada”', 'Searching WhatsApp…']],
  ],
  person: [[adaFound, ['Ada Obi', 'You picked Ada Obi from your contacts.']]],
  'cannot-message': [
    [
      { kind: 'cannot-message', found: { account: whatsapp, contact: ada } },
      ['Ada Obi', 'Ada Obi can’t be messaged on WhatsApp.'],
      { check: { found: { chat: undefined }, isChecking: false, hasFailed: false } },
    ],
  ],
  self: [
    [
      { kind: 'self', account: account('whatsapp', { user: user({ id: 'm', fullName: 'Mara' }) }) },
      ['Mara', 'That’s you on this account.'],
    ],
  ],
  several: [
    [
      {
        kind: 'several',
        query: 'ana',
        matches: ['Ana', 'Hana', 'Nana'].map(match),
        isExact: false,
      },
      ['3 matches for “ana”', 'Choose who you mean.'],
    ],
    [
      { kind: 'several', query: 'ana', matches: [match('Hana')], isExact: false },
      ['1 match for “ana”', 'Is this who you mean?'],
    ],
    [
      { kind: 'several', query: 'Sam', matches: ['Sam', 'Sam'].map(match), isExact: true },
      ['Which Sam do you mean?', 'Choose who you mean.'],
    ],
    [
      { kind: 'several', query: phone.value, matches: ['Ada', 'Ben'].map(match), isExact: true },
      ['2 people have +44 7700 900101', 'Choose who you mean.'],
      { user: details({ phoneNumber: phone.value }) },
    ],
  ],
  identifier: [
    [
      { kind: 'identifier', given: phone, account: undefined, lookup: 'pending' },
      ['+44 7700 900101', 'Searching 14 accounts…'],
      all,
    ],
    [
      { kind: 'identifier', given: phone, account: whatsapp, lookup: 'on-start' },
      ['+44 7700 900101', 'Not in your contacts. WhatsApp is asked when you press Start.'],
    ],
    [
      { kind: 'identifier', given: phone, account: account('gmessages'), lookup: 'any-accepted' },
      [
        '+44 7700 900101',
        'Not in your contacts. Google Messages takes any number, and can’t say whether anyone uses it.',
      ],
      { account: account('gmessages') },
    ],
    [
      {
        kind: 'identifier',
        given: { kind: 'id', value: '@a:b' },
        account: whatsapp,
        lookup: 'as-is',
      },
      ['@a:b', 'Not in your contacts. WhatsApp takes this ID as it is when you press Start.'],
    ],
    [
      {
        kind: 'identifier',
        given: { kind: 'id', value: '@a:b' },
        account: undefined,
        lookup: 'as-is',
      },
      ['@a:b', 'Choose the account it belongs to.'],
      all,
    ],
  ],
  unsupported: [
    [
      {
        kind: 'unsupported',
        given: email,
        account: whatsapp,
        others: [account('imessage'), account('slackgo')],
      },
      ['ada@example.org', 'WhatsApp can’t look up email addresses. Try iMessage or Slack.'],
    ],
    [
      { kind: 'unsupported', given: email, account: whatsapp, others: [] },
      [
        'ada@example.org',
        'WhatsApp can’t look up email addresses. None of your other accounts can, either.',
      ],
    ],
    [
      { kind: 'unsupported', given: email, account: undefined, others: [] },
      ['ada@example.org', 'None of your accounts can look up email addresses.'],
      all,
    ],
  ],
  'needs-country': [
    [
      { kind: 'needs-country', typed: '0170 1234567' },
      [
        '0170 1234567',
        'Which country is 0170 1234567 from? Choose it in the form, or write the number with its country code.',
      ],
    ],
  ],
  'no-match': [
    [
      { kind: 'no-match', query: 'quentin', accounts: 14 },
      ['“quentin”', 'No match for “quentin” in 14 accounts. Add a number, an email or a handle.'],
      all,
    ],
    [
      { kind: 'no-match', query: 'quentin', accounts: 1 },
      ['“quentin”', 'No match for “quentin” in WhatsApp. Add a number.'],
    ],
    [
      { kind: 'no-match', query: 'quentin', accounts: 1 },
      [
        '“quentin”',
        'No match for “quentin” in Discord. Discord can’t start new chats here – only open ones you already have.',
      ],
      recipient(adaFound, { account: discord }),
    ],
    [
      { kind: 'no-match', query: 'quentin', accounts: 0 },
      ['“quentin”', 'No account is connected, so no one can be found.'],
      { account: undefined },
    ],
  ],
  'not-connected': [
    [
      { kind: 'not-connected', account: account('linkedin', { status: 'disconnected' }) },
      [
        '“quentin”',
        'LinkedIn isn’t connected, so it can’t look anyone up. Reconnect it in Beeper, or choose another account.',
      ],
      { user: details({ fullName: 'quentin' }) },
    ],
  ],
  'other-network': [
    [
      { kind: 'other-network', network: 'telegram', account: whatsapp },
      ['@jun', 'This belongs to Telegram, and WhatsApp is chosen.'],
      { user: details({ username: 'jun' }) },
    ],
    [
      { kind: 'other-network', network: 'telegram', account: undefined },
      ['@jun', 'This belongs to Telegram, which none of your accounts is on.'],
      { user: details({ username: 'jun' }) },
    ],
  ],
  conflict: [
    [
      { kind: 'conflict', who: 'Ada Obi', details: '+447700900102' },
      ['Who do you mean?', 'Ada Obi and +44 7700 900102 are two different people.'],
    ],
  ],
  unreadable: [
    [
      { kind: 'unreadable', reason: 'group' },
      ['No one to reach yet', 'This is the ID of a group, not of a person.'],
    ],
  ],
  list: [
    [
      {
        kind: 'list',
        people: [row, { ...row, name: 'Jun' }, { ...row, name: 'Sol' }, row, row],
      },
      [
        '5 people',
        '+44 7700 900101, Jun, Sol and 2 more',
        '“Message someone” takes one person; “Create a chat” takes them all.',
      ],
    ],
  ],
}

const people: readonly string[] = ['person', 'cannot-message', 'self']

describe.each(Object.entries(table))('%s', (kind, rows) => {
  test.each(rows)('has exactly the expected sentences', (state, sentences, known = {}) => {
    const here = recipient(state, known)
    expect(sentencesOf(state, here)).toEqual(sentences)
    // initials are for people only
    expect(previewText(here, options).person !== undefined).toBe(people.includes(kind))
  })
})

describe('a chat with the person', () => {
  const chat = { chatID: 'c', lastActivity: undefined }
  const seen = { found: { chat }, isChecking: false, hasFailed: false }
  const none = { found: { chat: undefined }, isChecking: false, hasFailed: false }

  test('is named only if the check found it', () => {
    const [, ...lines] = sentencesOf({
      ...adaFound,
      found: { account: whatsapp, contact: ada, chat },
    } as RecipientState)
    expect(lines.join()).not.toContain('share a chat')
    expect(sentencesOf(adaFound, { check: seen })[1]).toBe(
      'You already share a chat. Opening it notifies no one.',
    )
  })

  test('is named with the last activity, and where a message goes', () => {
    const lastActivity = new Date(Date.now() - 3 * 86_400_000 - 1000).toISOString()
    const check = { ...seen, found: { chat: { chatID: 'c', lastActivity } } }
    expect(sentencesOf(adaFound, { check })[1]).toContain('Last active 3 days ago. Opening it')
    const [, ...lines] = sentencesOf(adaFound, { check }, { hasMessage: true })
    expect(lines[0]).toBe('You already share a chat. Last active 3 days ago.')
    expect(lines[1]).toBe('Your first message is sent to that chat.')
  })

  test('is called a first contact only after the check', () => {
    const check = { found: undefined, isChecking: true, hasFailed: false }
    expect(sentencesOf(adaFound, { check })[1]).toBe('Looking for a chat with them…')
    expect(
      sentencesOf(adaFound, { check: { ...check, isChecking: false, hasFailed: true } })[1],
    ).toBe('Whether you already share a chat couldn’t be looked up.')
    expect(sentencesOf(adaFound, { check: none })[1]).toBe(
      'First contact on WhatsApp. They may get a notification.',
    )
    expect(sentencesOf(adaFound, { check: none }, { hasMessage: true })[1]).toContain(
      'most likely notify',
    )
  })

  test('is an invite on networks with invites, if that is allowed', () => {
    const on = recipient(adaFound, { account: account('matrix'), check: none })
    expect(sentencesOf(adaFound, on)[1]).toContain('invites them, so they are notified.')
    expect(sentencesOf(adaFound, on, { allowInvite: false })[1]).toContain(
      'which you have not allowed',
    )
    expect(sentencesOf(adaFound, { ...on, check: seen })[1]).not.toContain('invite')
  })

  test('can’t be new on a network that starts none', () => {
    const on = recipient(adaFound, { account: discord, check: none })
    expect(sentencesOf(adaFound, on)[1]).toBe(
      'Discord can’t start new chats here – only open ones you already have.',
    )
    expect(sentencesOf(adaFound, { ...on, check: seen })[1]).toContain('You already share a chat.')
  })

  test('is also named for a number that is in no contact list', () => {
    const state = {
      kind: 'identifier',
      given: phone,
      account: whatsapp,
      lookup: 'on-start',
    } as const
    expect(sentencesOf(state, { check: seen })).toEqual([
      '+44 7700 900101',
      'You already share a chat. Opening it notifies no one.',
      'WhatsApp is asked when you press Start.',
    ])
  })
})

describe('how a person was found', () => {
  const exact = (known: Partial<Recipient>, chat?: { chatID: string; lastActivity: undefined }) =>
    sentencesOf(
      {
        kind: 'person',
        found: { account: whatsapp, contact: ada, chat },
        match: { ...match('Ada Obi'), contacts: Array(2).fill(match('Ada Obi').contacts[0]) },
        how: 'exact',
      },
      known,
    ).at(-1)

  test('by name, which brings all details of the contact', () => {
    const user = details({ id: ada.id, fullName: 'Ada Obi', phoneNumber: phone.value })
    expect(exact({ user })).toBe(
      'Found in your WhatsApp contacts by name; their number is the one you see.',
    )
    expect(exact({ user: details({ fullName: 'Ada Obi' }) })).toContain('by name')
  })

  test('by the typed identifier, and where', () => {
    const user = details({ phoneNumber: phone.value })
    expect(exact({ user })).toBe('Found in your WhatsApp contacts by phone number.')
    const search = { ...recipient(adaFound).search, isNetworkAsked: true }
    expect(exact({ user, search })).toBe('Found on WhatsApp by phone number.')
    const chat = { chatID: 'c', lastActivity: undefined }
    expect(exact({ user, accountReason: 'proposed' }, chat)).toBe(
      'Found in your WhatsApp chats by phone number. You last wrote on WhatsApp.',
    )
  })
})

test('accounts that could not be searched are named, without “Not in your contacts”', () => {
  const search = { ...recipient(adaFound).search, failed: [whatsapp, signal] }
  const state = { kind: 'identifier', given: phone, account: whatsapp, lookup: 'on-start' } as const
  expect(sentencesOf(state, { search })).toEqual([
    '+44 7700 900101',
    'WhatsApp is asked when you press Start.',
    'WhatsApp and Signal couldn’t be searched.',
  ])
})

test('a refusal of the network replaces the forecast', () => {
  const refusal = 'WhatsApp says this number isn’t registered.'
  const check = { found: { chat: undefined }, isChecking: false, hasFailed: false }
  const lines = sentencesOf(adaFound, { check }, { refusal })
  expect(lines[1]).toBe(refusal)
  expect(lines.join()).not.toContain('First contact')
})

describe('the text in one line', () => {
  const brief = (state: RecipientState, known?: Partial<Recipient>) => {
    const here = recipient(state, known)
    const text = briefText(previewText(here, options), here)
    return text && [text.heading, text.rest].filter(Boolean).join(' · ')
  }

  test('of a person has the name, the network, and whether a chat is shared', () => {
    const chat = { chatID: 'c', lastActivity: undefined }
    const check = { found: { chat }, isChecking: false, hasFailed: false }
    expect(brief(adaFound, { check })).toBe('Ada Obi · WhatsApp · you share a chat')
    expect(brief(adaFound, { check: { ...check, found: { chat: undefined } } })).toBe(
      'Ada Obi · WhatsApp · first contact',
    )
    expect(brief(adaFound)).toBe('Ada Obi · WhatsApp')
  })

  test('of other states has the text of the card', () => {
    expect(brief({ kind: 'identifier', given: phone, account: whatsapp, lookup: 'on-start' })).toBe(
      '+44 7700 900101 · WhatsApp · Not in your contacts. WhatsApp is asked when you press Start.',
    )
    expect(brief({ kind: 'empty' })).toBeUndefined()
  })
})
