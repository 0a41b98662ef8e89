import { expect, test } from 'vitest'
import { BeeperFailure } from '#beeper/failure.ts'
import type { FailureKind } from '#beeper/failure-kind.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { blamedIn } from './blamed.ts'

const ada = '@ada:x.org'
const adam = '@ada:x.organic'
const create = (...participantIDs: string[]): NewChat => ({
  mode: 'create',
  accountID: 'a',
  type: 'group',
  participantIDs,
})
const failure = (kind: FailureKind, raw: unknown, path: (string | number)[] = []) =>
  new BeeperFailure(kind, {
    raw,
    issues: path.length > 0 ? [{ code: 'custom', message: 'no', path }] : [],
  })

test.each([
  ['by its place', failure('invalid', {}, ['body', 'participantIDs', 1]), [adam]],
  ['in the details', failure('person-unknown', { details: { userID: ada } }), [ada]],
  ['in a sentence', failure('invalid', { message: `User ID "${ada}" is not valid` }), [ada]],
  ['not at all', failure('person-unknown', { message: 'User not found' }), []],
  ['as a list', failure('invalid', {}, ['body', 'participantIDs']), []],
])('an ID that is named %s', (_, refusal, blamed) => {
  expect(blamedIn(refusal, create(ada, adam))).toEqual(blamed)
})

test('the only one is to blame when somebody is unknown, and nobody when the network is silent', () => {
  expect(blamedIn(failure('person-unknown', {}), create(ada))).toEqual([ada])
  expect(blamedIn(failure('network-silent', { userID: ada }), create(ada))).toEqual([])
})
