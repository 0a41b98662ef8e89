import { describe, expect, test } from 'vitest'
import type { NewChat } from '#contract/new-chat.ts'
import type { FailureKind } from './failure.ts'
import { BeeperError, NotSentError, writeOutcome } from './failure.ts'
import { connectionText, type FailedOpening, openingFailureText } from './failure-text.ts'

// a record, so that the compiler requires every new kind here
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
const withOutcome = (expected: string) => texts.filter(({ outcome }) => outcome === expected)

describe('the texts of all failures', () => {
  test('are complete sentences without missing values', () => {
    for (const { text } of texts) {
      expect(text).toMatch(/^(“|[A-Z])/)
      expect(text).not.toMatch(/undefined|null|NaN|\[object|[{}]|\s{2}/)
    }
  })

  test('never say that a chat may exist where nothing was sent or the API refused', () => {
    for (const { text } of [...withOutcome('not-sent'), ...withOutcome('refused')]) {
      expect(text).not.toMatch(/may exist|know whether|worked/)
    }
  })

  test('never say that nothing was sent where it may have been', () => {
    for (const { text } of withOutcome('unknown')) {
      expect(text).not.toMatch(/nothing was (sent|done|lost)|before anything was sent/i)
    }
  })

  test('never ask to try again where the first attempt may have worked', () => {
    for (const { text } of withOutcome('unknown'))
      expect(text).not.toMatch(/(?<!before you )try again/i)
  })

  test('name the network only where it caused the failure', () => {
    const blaming: readonly FailureKind[] = [
      ...(['person-unknown', 'person-refused', 'invite-needed', 'not-connected'] as const),
      ...(['not-supported', 'network-silent', 'rate-limited'] as const),
    ]
    for (const { text, failure } of texts) {
      if (!blaming.includes(failure.kind)) expect(text).not.toContain('WhatsApp')
    }
  })

  test('name the server in use', () => {
    const text = openingFailureText(new BeeperError('broken', facts), {
      ...about,
      server: 'The sandbox',
    })
    expect(text).toContain('The sandbox')
    expect(text).not.toContain('Beeper')
  })
})

describe('the text of', () => {
  const textFor = (failure: BeeperError, more: Partial<FailedOpening> = {}) =>
    openingFailureText(failure, { ...about, ...more })

  test('an unknown number shows the number, formatted', () => {
    const spell = (text: string) => text.replace('+44', '+44 ')
    expect(textFor(new BeeperError('person-unknown', facts), { spell })).toBe(
      'No one on WhatsApp uses +44 7700900101. Check the number, or try another account.',
    )
  })

  test('an unknown contact shows the identifier that Beeper looks up', () => {
    const payload: NewChat = { ...start, user: { email: 'ada@example.org', fullName: 'Ada' } }
    expect(textFor(new BeeperError('person-unknown', facts), { payload })).toContain(
      'No one on WhatsApp uses ada@example.org. Check the email',
    )
  })

  test('an unknown group member says that not all of them are on the network', () => {
    expect(textFor(new BeeperError('person-unknown', facts), { payload: group })).toBe(
      'Not everyone in this list is on WhatsApp. Remove them, or try another account.',
    )
  })

  test('an abort says that nothing was sent only if that is true', () => {
    expect(textFor(new NotSentError('stopped'))).toBe('You stopped waiting. Nothing was sent.')
    expect(textFor(new BeeperError('stopped', { milliseconds: 1 }))).toBe(
      'We don’t know whether this worked.',
    )
  })

  test('"unauthorized" differs for a missing and a rejected token', () => {
    expect(textFor(new NotSentError('unauthorized'))).toContain('You are not signed in to Beeper.')
    expect(textFor(new BeeperError('unauthorized', { ...facts, status: 401 }))).toContain(
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
  ])('an invalid request names %s', (_, path, text) => {
    const issues = [{ code: 'custom', message: 'is too long', path }]
    expect(textFor(new BeeperError('invalid', { ...facts, issues }))).toBe(text)
  })

  test('an invalid request without a reason names none', () => {
    const emptyRefusal = { code: 'X', message: '' }
    expect(textFor(new BeeperError('invalid', { ...facts, refusal: emptyRefusal }))).toBe(
      'Beeper didn’t accept this',
    )
  })
})

test('the text for a server that does not respond names its address', () => {
  for (const kind of ['unreachable', 'timeout', 'not-beeper', 'gateway'] as const) {
    expect(connectionText({ kind, status: undefined }, about)).toContain('127.0.0.1:23373')
  }
  expect(connectionText({ kind: 'overture-unreachable', status: undefined }, about)).toContain(
    'Overture itself isn’t answering on localhost:4280.',
  )
})
