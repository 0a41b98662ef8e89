import { expect, test } from 'vitest'
import type { FailureKind } from '#beeper/failure/failure.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { refusalsIn, refusedIDs } from './refused.ts'

const ada = '@ada:x.org'
const adam = '@ada:x.organic'
const create = (...participantIDs: string[]): NewChat => ({
  mode: 'create',
  accountID: 'a',
  type: 'group',
  participantIDs,
})
const failure = (kind: FailureKind, raw: unknown, path: (string | number)[] = []) =>
  new BeeperError(kind, {
    raw,
    issues: path.length > 0 ? [{ code: 'custom', message: 'no', path }] : [],
  })

test.each([
  ['by its place', failure('invalid', {}, ['body', 'participantIDs', 1]), [adam]],
  ['in the details', failure('person-unknown', { details: { userID: ada } }), [ada]],
  ['in a sentence', failure('invalid', { message: `User ID "${ada}" is not valid` }), [ada]],
  ['not at all', failure('person-unknown', { message: 'User not found' }), []],
  ['as a list', failure('invalid', {}, ['body', 'participantIDs']), []],
])('an ID that is named %s', (_, refusal, refused) => {
  expect(refusedIDs(refusal, create(ada, adam))).toEqual(refused)
})

test('the only one is refused when a person is unknown, and none when the network is silent', () => {
  expect(refusedIDs(failure('person-unknown', {}), create(ada))).toEqual([ada])
  expect(refusedIDs(failure('network-silent', { userID: ada }), create(ada))).toEqual([])
})

test('the text names the participant', () => {
  const refusal = failure('person-refused', { details: { userID: ada } })
  const participant = { key: 'k', id: ada, name: 'Ada Obi', known: {}, byAccount: {} }
  expect(refusalsIn(refusal, create(ada, adam), [participant], 'WhatsApp')).toEqual([
    { id: ada, text: 'Ada Obi can’t be messaged on WhatsApp. Remove them, or try again.' },
  ])
})
