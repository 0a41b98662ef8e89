import { expect, test } from 'vitest'
import { rulesOf } from '#beeper/network-rules.ts'
import type { Account } from '#contract/account.ts'
import { portableIn } from './portable.ts'
import { knownVerdict, verdictOn } from './verdict.ts'

const account = (type: string, rest: Partial<Account> = {}): Account => ({
  accountID: type,
  user: { id: 'me', phoneNumber: '+15550100142' },
  bridge: { id: type, type, provider: 'cloud' },
  network: undefined,
  status: 'connected',
  statusText: undefined,
  loginID: undefined,
  ...rest,
})

const phone = { kind: 'phoneNumber', value: '+44 7700 900101' } as const
const before = (type: string, given: Parameters<typeof knownVerdict>[2], rest?: Partial<Account>) =>
  knownVerdict(account(type, rest), rulesOf(account(type, rest)), given, 'whatsapp')?.kind

test.each(['reconnect_required', 'attention_required', 'disabled', 'a state to come'])(
  'nobody asks an account that is “%s”',
  (status) => expect(before('whatsapp', phone, { status })).toBe('not-connected'),
)

test.each(['connected', 'connecting', 'backfilling', undefined])(
  'an account that is “%s” is asked',
  (status) => expect(before('whatsapp', phone, { status })).toBeUndefined(),
)

test('a network is not asked for what it cannot look up', () => {
  expect(before('discordgo', phone)).toBe('cannot-look-up')
  expect(before('whatsapp', { kind: 'email', value: 'ada@example.org' })).toBe('cannot-look-up')
  expect(before('telegram', { kind: 'username', value: 'ada' })).toBeUndefined()
})

test('an ID is asked for on its own network only', () => {
  expect(before('whatsapp', { kind: 'id', value: 'x' })).toBeUndefined()
  expect(before('signal', { kind: 'id', value: 'x' })).toBe('cannot-look-up')
})

test('a network that takes any number promises nothing', () => {
  expect(before('gmessages', phone)).toBe('takes-any')
})

test('a network that nobody knows is asked', () => {
  expect(before('pigeon', phone)).toBeUndefined()
})

test('one’s own number is told as such', () => {
  expect(before('whatsapp', { kind: 'phoneNumber', value: '+1 555 010 0142' })).toBe('self')
})

test('only whoever fits exactly is reachable', () => {
  const ada = { id: 'ada', phoneNumber: '+447700900101' }
  expect(verdictOn([ada], phone).kind).toBe('reachable')
  expect(verdictOn([{ ...ada, cannotMessage: true }], phone).kind).toBe('cannot-message')
  expect(verdictOn([{ id: 'x', phoneNumber: '+447700900102' }], phone).kind).toBe('not-found')
  expect(verdictOn([], phone).kind).toBe('not-found')
})

test('other networks are asked by number rather than by an ID that is not theirs', () => {
  const known = { id: 'x', phoneNumber: '+447700900101', username: 'ada' }
  expect(portableIn({ id: 'x' }, known)).toEqual({ kind: 'phoneNumber', value: '+447700900101' })
  expect(portableIn({ email: 'a@example.org' }, undefined)?.kind).toBe('email')
  expect(portableIn({ fullName: 'Ada' }, undefined)).toBeUndefined()
})
