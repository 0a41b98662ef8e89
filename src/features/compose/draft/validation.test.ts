import { describe, expect, test } from 'vitest'
import { rulesOf } from '#beeper/network-rules.ts'
import type { RecipientState } from '#beeper/recipient/recipient-state.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { typeWho } from './changes.ts'
import { accountKey, emptyDraft, type Participant, type WholeDraft } from './draft.ts'
import { typedParticipant } from './participants.ts'
import { draftProblems, messageProblems, type ValidatedRecipient } from './validation.ts'

const mount = '/sandbox'
const whatsapp = account('whatsapp')
const imessage = account('imessage')
const ada = user({ id: '@ada:w', fullName: 'Ada Obi' })
const match = (name: string) => ({
  key: name,
  name,
  contacts: [{ account: whatsapp, contact: user({ id: name, fullName: name }) }],
})
const phone = { kind: 'phoneNumber', value: '+447700900101' } as const

const reaching = (
  state: RecipientState,
  on: ReturnType<typeof account> | undefined = whatsapp,
  chat?: NonNullable<ValidatedRecipient['check']>['chat'],
): ValidatedRecipient => ({
  state,
  account: on,
  rules: on && rulesOf(on),
  check: { chat },
})

const problems = (
  state: RecipientState,
  draft = typeWho(emptyDraft, 'something'),
  on: ReturnType<typeof account> | undefined = whatsapp,
) => draftProblems(draft, reaching(state, on), mount)

const person: RecipientState = {
  kind: 'person',
  found: { account: whatsapp, contact: ada },
  match: undefined,
  how: 'chosen',
}

describe('the recipient of a draft', () => {
  test.each<[string, RecipientState, string]>([
    ['empty', { kind: 'empty' }, 'Who do you want to reach? Type a name, a number.'],
    [
      'several contacts of one name',
      { kind: 'several', query: 'ada', matches: [match('Ada'), match('Ada')], isExact: true },
      'Which Ada do you mean?',
    ],
    [
      'one contact who matches in part',
      { kind: 'several', query: 'ad', matches: [match('Ada Obi')], isExact: false },
      'Do you mean Ada Obi?',
    ],
    [
      'a name without a match',
      { kind: 'no-match', query: 'Zed', accounts: 1 },
      'No match for “Zed” in this account. Add a number.',
    ],
    [
      'a name without a match anywhere',
      { kind: 'no-match', query: 'Zed', accounts: 1_400 },
      'No match for “Zed” in 1,400 accounts. Add a number.',
    ],
    [
      'a running search',
      { kind: 'searching', query: 'ada', accounts: 3 },
      'Still searching for “ada”. Try again in a moment.',
    ],
    [
      'an identifier that this network cannot look up',
      {
        kind: 'unsupported',
        given: { kind: 'email', value: 'a@b.c' },
        account: whatsapp,
        others: [imessage, account('matrix')],
      },
      'WhatsApp can’t look up email addresses. Try iMessage or Beeper (Matrix).',
    ],
    [
      'an identifier that no account can look up',
      { kind: 'unsupported', given: phone, account: undefined, others: [] },
      'None of your accounts can look up phone numbers.',
    ],
    [
      'a number without a country',
      { kind: 'needs-country', typed: '07700 900101' },
      'Which country is 07700 900101 from? Choose it, or start the number with + and the country code.',
    ],
    [
      'two people',
      { kind: 'conflict', who: 'Jun', details: 'Ada Obi' },
      'Do you mean Jun or Ada Obi? The field and the details name two people.',
    ],
    [
      'a link of another network',
      { kind: 'other-network', network: 'instagramgo', account: whatsapp },
      'This link belongs to another network. Choose an account there.',
    ],
    [
      'a link to no person',
      { kind: 'unreadable', reason: 'group-invite' },
      'That isn’t a person. Type a name, a number, an email or a username.',
    ],
    [
      'a list',
      { kind: 'list', people: [] },
      'These are several people. Create a group, or choose one of them.',
    ],
    ['yourself', { kind: 'self', account: whatsapp }, 'That’s you on this account.'],
  ])('that is %s is not sent, with the reason at the field', (_, state, message) => {
    expect(problems(state)).toEqual([{ fieldID: 'who', message }])
  })

  test.each<[string, RecipientState]>([
    ['one person', person],
    [
      'a contact who cannot be messaged',
      { kind: 'cannot-message', found: { account: whatsapp, contact: ada } },
    ],
    ['an account that was not connected', { kind: 'not-connected', account: whatsapp }],
    ['a number', { kind: 'identifier', given: phone, account: whatsapp, lookup: 'on-start' }],
  ])('that is %s is sent: the server decides', (_, state) => {
    expect(problems(state)).toEqual([])
  })

  test('is reported at the field where it was typed', () => {
    const { user: blank } = emptyDraft
    const byHand = { ...emptyDraft, user: { ...blank, phoneNumber: '07700 900101' } }
    const state: RecipientState = { kind: 'needs-country', typed: '07700 900101' }
    expect(problems(state, byHand)).toMatchObject([{ fieldID: 'user.phoneNumber' }])
    expect(problems(state, typeWho(emptyDraft, '07700 900101'))).toMatchObject([{ fieldID: 'who' }])
  })

  test('is asked for by the identifiers that the network looks up', () => {
    const message = (on: ReturnType<typeof account> | undefined) =>
      problems({ kind: 'empty' }, emptyDraft, on)[0]?.message
    expect(message(account('telegram'))).toContain('Type a name, a number or a username.')
    expect(message(account('slackgo'))).toContain('Type a name, an email.')
    expect(message(account('gvoice'))).toContain('Type a name, a user ID.')
    expect(
      draftProblems(
        emptyDraft,
        { ...reaching({ kind: 'empty' }), account: undefined, rules: undefined },
        mount,
      )[0]?.message,
    ).toContain('Type a name, a number, an email or a username.')
  })

  test('is shortened where it is quoted', () => {
    const [problem] = problems({ kind: 'no-match', query: 'x'.repeat(5_000), accounts: 1 })
    expect(problem?.message.length).toBeLessThan(200)
  })
})

test('an identifier without an account is a problem of the account field', () => {
  const state: RecipientState = {
    kind: 'identifier',
    given: phone,
    account: undefined,
    lookup: 'as-is',
  }
  const recipient = { ...reaching(state), account: undefined, rules: undefined }
  expect(draftProblems(typeWho(emptyDraft, '@ada:w'), recipient, mount)).toEqual([
    { fieldID: 'accountIDs', message: 'Choose an account.' },
  ])
})

describe('details that were typed', () => {
  const withUser = (user: Partial<WholeDraft['user']>) =>
    problems(person, { ...emptyDraft, user: { ...emptyDraft.user, ...user } })

  test.each(['call me', 'ada@example.org'])('“%s” is no phone number', (phoneNumber) => {
    expect(withUser({ phoneNumber })).toMatchObject([{ fieldID: 'user.phoneNumber' }])
  })

  test.each(['ada', 'ada@', 'ada@home', 'a b@c.d'])('“%s” is no email address', (email) => {
    expect(withUser({ email })).toMatchObject([{ fieldID: 'user.email' }])
  })

  test('in the right format are no problem', () => {
    expect(withUser({ phoneNumber: ' +44 7700 900101 ', email: ' ada@example.org ' })).toEqual([])
  })
})

describe('a first message', () => {
  const rules = rulesOf(imessage)

  test('is required by iMessage, and for new chats only', () => {
    expect(messageProblems(' ', rules, false)).toEqual([
      {
        fieldID: 'messageText',
        message: 'iMessage needs a first message to open a new chat.',
      },
    ])
    expect(messageProblems('', rules, true)).toEqual([])
    expect(messageProblems('', rulesOf(whatsapp), false)).toEqual([])
    const onIMessage = (chat?: { chatID: string; lastActivity: undefined }) =>
      draftProblems(typeWho(emptyDraft, 'Ada'), reaching(person, imessage, chat), mount)
    expect(onIMessage()).toHaveLength(1)
    expect(onIMessage({ chatID: '!a', lastActivity: undefined })).toEqual([])
  })

  test('is limited to the length of the network, in code points', () => {
    const signal = rulesOf(account('signal'))
    expect(messageProblems('👍'.repeat(2_000), signal, true)).toEqual([])
    expect(messageProblems(`  ${'x'.repeat(2_000)}  `, signal, true)).toEqual([])
    expect(messageProblems('x'.repeat(2_001), signal, true)).toMatchObject([
      { message: 'This message is too long for Signal: at most 2,000 characters.' },
    ])
    expect(messageProblems('x'.repeat(1e6), undefined, true)).toEqual([])
  })
})

describe('a new chat', () => {
  const key = accountKey(mount, 'local-x')
  const ready = (index: number): Participant => {
    const { lookup: _, ...one } = typedParticipant(`@p${index}:x`, key)
    return { ...one, byAccount: { [key]: { id: one.id, name: one.name } } }
  }
  const wrong = (network: string, count: number, more: Partial<WholeDraft> = {}) => {
    const on = account(network, { accountID: 'local-x' })
    const participants = Array.from({ length: count }, (_, index) => ready(index))
    const draft: WholeDraft = { ...emptyDraft, mode: 'create', participants, ...more }
    return draftProblems(draft, reaching({ kind: 'empty' }, on), mount)
  }

  test('with enough people has no problem', () => {
    expect(wrong('slackgo', 2, { title: 'x'.repeat(900) })).toEqual([])
    expect(wrong('whatsapp', 3)).toEqual([])
    expect(wrong('whatsapp', 1, { type: 'single' })).toEqual([])
  })

  test.each<[string, ReturnType<typeof wrong>, string, string]>([
    ['no one', wrong('whatsapp', 0), 'participants', 'Add at least one person.'],
    ['too few', wrong('slackgo', 1, { type: 'group' }), 'participants', 'at least 2 other people.'],
    ['too many', wrong('slackgo', 9), 'participants', 'at most 8 other people.'],
    ['two in a direct chat', wrong('whatsapp', 2, { type: 'single' }), 'type', 'Choose Group'],
    ['a group on a network without groups', wrong('gvoice', 2), 'type', 'makes no groups'],
    ['no title where one is required', wrong('signal', 2), 'title', 'Signal needs a title'],
    ['a long title', wrong('signal', 2, { title: 'é'.repeat(17) }), 'title', 'at most 32 bytes'],
    ['a text not added yet', wrong('whatsapp', 2, { adding: 'Jun' }), 'participants', '“Jun”'],
    [
      'a participant who is still looked up',
      wrong('whatsapp', 0, { participants: [{ ...typedParticipant('Jun', key), key: 'j' }] }),
      'participant-j',
      'still being looked up',
    ],
  ])('with %s has that one problem', (_, found, fieldID, text) => {
    expect(found).toEqual([{ fieldID, message: expect.stringContaining(text) }])
  })

  test('without an account asks for one once there is a participant', () => {
    const blank = { ...reaching({ kind: 'empty' }), account: undefined, rules: undefined }
    const draft: WholeDraft = { ...emptyDraft, mode: 'create' }
    const found = (participants: Participant[]) =>
      draftProblems({ ...draft, participants }, blank, mount).map(({ fieldID }) => fieldID)
    expect(found([])).toEqual(['participants'])
    expect(found([ready(1)])).toContain('accountIDs')
  })
})

test('a message with an unfilled name placeholder is not sent, in either mode', () => {
  const messageText = 'Hi {First name}, coffee?'
  const message = 'The message still says {first name}. Write a name there, or remove it.'
  const start = { ...typeWho(emptyDraft, 'Ada'), messageText }
  expect(problems(person, start)).toEqual([{ fieldID: 'messageText', message }])
  expect(problems(person, { ...start, messageText: 'Hi Ada' })).toEqual([])
  const group: WholeDraft = { ...start, mode: 'create' }
  expect(problems(person, group).map((it) => it.message)).toContain(message)
})
