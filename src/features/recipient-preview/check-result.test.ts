import { expect, test } from 'vitest'
import { rulesOf } from '#beeper/network-rules.ts'
import type { GivenIdentifier } from '#beeper/recipient/contact-match.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import type { Account } from '#contract/accounts.ts'
import { type CheckResult, foldResults, knownResult, portableIn, resultOf } from './check-result.ts'

const phone: GivenIdentifier = { kind: 'phoneNumber', value: '+447700900101' }
const known = (on: Account, given: GivenIdentifier, own?: string) =>
  knownResult(on, rulesOf(on), given, own)?.kind

test('the network is not asked if the result is known without', () => {
  expect(known(account('whatsapp'), phone)).toBeUndefined()
  expect(known(account('slackgo'), phone)).toBe('cannot-look-up')
  expect(known(account('gmessages'), phone)).toBe('any-accepted')
  expect(known(account('imessage'), phone)).toBeUndefined()
  expect(known(account('whatsapp', { status: 'disconnected' }), phone)).toBe('not-connected')
  expect(known(account('whatsapp', { status: undefined }), phone)).toBeUndefined()
  expect(known(account('nobody-knows'), phone)).toBeUndefined()
  const own = user({ id: '@me', phoneNumber: '+44 7700 900101' })
  expect(known(account('whatsapp', { user: own }), phone)).toBe('self')
})

test('an ID is looked up on its own network only', () => {
  const id: GivenIdentifier = { kind: 'id', value: '@ada:example.org' }
  expect(known(account('whatsapp'), id, 'whatsapp')).toBeUndefined()
  expect(known(account('signal'), id, 'whatsapp')).toBe('cannot-look-up')
})

test('only an exact match among the found contacts is the person', () => {
  const ada = user({ id: '@ada', phoneNumber: '+44 7700 900101' })
  const jun = user({ id: '@jun', phoneNumber: '+447700900102' })
  expect(resultOf([jun], phone)).toEqual({ kind: 'not-found' })
  expect(resultOf([jun, ada], phone)).toEqual({ kind: 'reachable', user: ada })
  expect(resultOf([{ ...ada, cannotMessage: true }], phone).kind).toBe('cannot-message')
  expect(resultOf([{ ...ada, isSelf: true }], phone).kind).toBe('self')
})

test('accounts are counted by reason in one line', () => {
  const of = (kind: Exclude<CheckResult['kind'], 'reachable'>, count: number): CheckResult[] =>
    Array.from({ length: count }, () => ({ kind }))
  const results = [
    ...of('not-connected', 2),
    ...of('cannot-look-up', 8),
    ...of('any-accepted', 2),
    ...of('failed', 1),
    { kind: 'reachable', user: user({ id: '@ada' }) } as const,
  ]
  expect(foldResults(results, 'phoneNumber')).toBe(
    '2 accept any number · 8 can’t look up phone numbers · 2 not connected · 1 didn’t answer',
  )
  expect(foldResults(of('not-found', 1), 'email')).toBe('1 doesn’t know them')
  expect(foldResults([], 'email')).toBe('')
})

test('a number is preferred to an address, and an ID comes last', () => {
  const details = { id: '@ada', username: '', email: 'ada@example.org', phoneNumber: ' ' }
  expect(portableIn(details)).toEqual({ kind: 'email', value: 'ada@example.org' })
  expect(portableIn(details, user({ id: '@ada', phoneNumber: '+447700900101' }))).toEqual(phone)
  expect(portableIn({ fullName: 'Ada Obi' })).toBeUndefined()
})
