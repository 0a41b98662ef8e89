import { describe, expect, test } from 'vitest'
import type { NewChat } from '#contract/new-chat.ts'
import type { FailureKind } from './failure.ts'
import { BeeperError, NotSentError, writeOutcome } from './failure.ts'
import { connectionText, type FailedOpening, openingFailureText } from './failure-text.ts'

// a record, so that a kind that is added is tried as well
const everyKind: Record<FailureKind, true> = {
  unreachable: true,
  'overture-unreachable': true,
  'not-beeper': true,
  gateway: true,
  timeout: true,
  cut: true,
  stopped: true,
  unauthorized: true,
  'scope-missing': true,
  'invite-needed': true,
  'person-refused': true,
  forbidden: true,
  'person-unknown': true,
  'account-gone': true,
  missing: true,
  'call-unknown': true,
  'not-connected': true,
  conflict: true,
  invalid: true,
  'not-supported': true,
  'rate-limited': true,
  'network-silent': true,
  broken: true,
  'not-understood': true,
}
const kinds = Object.keys(everyKind) as FailureKind[]

const start: NewChat = {
  mode: 'start',
  accountID: 'whatsapp',
  user: { phoneNumber: '+447700900101' },
}
const group: NewChat = {
  mode: 'create',
  accountID: 'whatsapp',
  type: 'group',
  participantIDs: ['@ada:w', '@jun:w'],
}
const about: FailedOpening = {
  ...{ server: 'Beeper', address: '127.0.0.1:23373', own: 'localhost:4280' },
  ...{ payload: start, network: 'WhatsApp' },
}

const facts = { status: 400, milliseconds: 5, refusal: { code: 'X', message: 'No.' } }
const failures = kinds.flatMap((kind) => [
  new NotSentError(kind),
  new NotSentError(kind, { status: 502, milliseconds: 3 }),
  new BeeperError(kind),
  new BeeperError(kind, { milliseconds: 5 }),
  new BeeperError(kind, { status: 502, milliseconds: 5 }),
  new BeeperError(kind, facts),
])
const texts = [start, group].flatMap((payload) =>
  failures.map((failure) => ({
    failure,
    outcome: writeOutcome(failure),
    text: openingFailureText(failure, { ...about, payload }),
  })),
)
const ofOutcome = (wanted: string) => texts.filter(({ outcome }) => outcome === wanted)

describe('the words for any failure', () => {
  test('are whole sentences without a hole in them', () => {
    for (const { text } of texts) {
      expect(text).toMatch(/^(“|[A-Z])/)
      expect(text).not.toMatch(/undefined|null|NaN|\[object|[{}]|\s{2}/)
    }
  })

  test('never say that a chat may exist where nothing was sent, or it was refused', () => {
    for (const { text } of [...ofOutcome('not-sent'), ...ofOutcome('refused')]) {
      expect(text).not.toMatch(/may exist|know whether|worked/)
    }
  })

  test('never say that nothing was sent where it may have been', () => {
    for (const { text } of ofOutcome('unknown')) {
      expect(text).not.toMatch(/nothing was (sent|done|lost)|before anything was sent/i)
    }
  })

  test('never ask for a second try where the first may have worked', () => {
    for (const { text } of ofOutcome('unknown'))
      expect(text).not.toMatch(/(?<!before you )try again/i)
  })

  test('blame the network or the person only where that was said', () => {
    const blaming: readonly FailureKind[] = [
      ...(['person-unknown', 'person-refused', 'invite-needed', 'not-connected'] as const),
      ...(['not-supported', 'network-silent', 'rate-limited'] as const),
    ]
    for (const { text, failure } of texts) {
      if (!blaming.includes(failure.kind)) expect(text).not.toContain('WhatsApp')
    }
  })

  test('name whoever answers', () => {
    const text = openingFailureText(new BeeperError('broken', facts), {
      ...about,
      server: 'The sandbox',
    })
    expect(text).toContain('The sandbox')
    expect(text).not.toContain('Beeper')
  })
})

describe('what is said of', () => {
  const said = (failure: BeeperError, more: Partial<FailedOpening> = {}) =>
    openingFailureText(failure, { ...about, ...more })

  test('a number nobody uses is the number, as people write it', () => {
    const spell = (text: string) => text.replace('+44', '+44 ')
    expect(said(new BeeperError('person-unknown', facts), { spell })).toBe(
      'No one on WhatsApp uses +44 7700900101. Check the number, or try another account.',
    )
  })

  test('an identifier that is given is the one that Beeper looks up', () => {
    const payload: NewChat = { ...start, user: { email: 'ada@example.org', fullName: 'Ada' } }
    expect(said(new BeeperError('person-unknown', facts), { payload })).toContain(
      'No one on WhatsApp uses ada@example.org. Check the email',
    )
  })

  test('people of a group is that somebody of them is not there', () => {
    expect(said(new BeeperError('person-unknown', facts), { payload: group })).toBe(
      'Not everyone in this list is on WhatsApp. Remove them, or try another account.',
    )
  })

  test('a wait that was stopped is that nothing was sent, if that is so', () => {
    expect(said(new NotSentError('stopped'))).toBe('You stopped waiting. Nothing was sent.')
    expect(said(new BeeperError('stopped', { milliseconds: 1 }))).toBe(
      'We don’t know whether this worked.',
    )
  })

  test('signing in tells who was never signed in from who no longer is', () => {
    expect(said(new NotSentError('unauthorized'))).toContain('You are not signed in to Beeper.')
    expect(said(new BeeperError('unauthorized', { ...facts, status: 401 }))).toContain(
      'Beeper no longer accepts this connection.',
    )
  })

  test.each([
    ['the field', ['messageText'], 'Beeper didn’t accept the message: is too long'],
    ['the field in a body', ['body', 'title'], 'Beeper didn’t accept the title: is too long'],
    ['the detail', ['user', 'email'], 'Beeper didn’t accept the email: is too long'],
    ['one of the people', ['participantIDs', 3], 'Beeper didn’t accept the people: is too long'],
    ['no field it knows', ['constructor'], 'Beeper didn’t accept this: is too long'],
    ['no field it knows', ['__proto__', 'toString'], 'Beeper didn’t accept this: is too long'],
    ['the person', ['user', 'constructor'], 'Beeper didn’t accept the person: is too long'],
    ['nothing', [], 'Beeper didn’t accept this: is too long'],
  ])('what is not accepted is %s', (_, path, text) => {
    const issues = [{ code: 'custom', message: 'is too long', path }]
    expect(said(new BeeperError('invalid', { ...facts, issues }))).toBe(text)
  })

  test('what is not accepted for no reason has no reason', () => {
    const said422 = { code: 'X', message: '' }
    expect(said(new BeeperError('invalid', { ...facts, refusal: said422 }))).toBe(
      'Beeper didn’t accept this',
    )
  })
})

test('a server that does not answer is told where it was looked for', () => {
  for (const kind of ['unreachable', 'timeout', 'not-beeper', 'gateway'] as const) {
    expect(connectionText({ kind, status: undefined }, about)).toContain('127.0.0.1:23373')
  }
  expect(connectionText({ kind: 'overture-unreachable', status: undefined }, about)).toContain(
    'Overture itself isn’t answering on localhost:4280.',
  )
})
