import { describe, expect, test } from 'vitest'
import { BeeperError, type FailureKind } from '#beeper/failure/failure.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { typeWho } from '../draft/changes.ts'
import { emptyDraft, type Participant, type WholeDraft } from '../draft/draft.ts'
import { problemsOfFailure, refusalsIn, refusedIDs } from './failure-field.ts'
import type { Failed } from './submit-state.ts'

const about = { server: 'Beeper', address: '127.0.0.1:23373', own: 'localhost:4280' }
const typed = typeWho(emptyDraft, '+447700900101')
const byHand: WholeDraft = {
  ...emptyDraft,
  user: { ...emptyDraft.user, phoneNumber: '+447700900101' },
}
const start: NewChat = {
  mode: 'start',
  accountID: 'whatsapp',
  user: { phoneNumber: '+447700900101' },
}

const participant = (key: string, id: string, name: string): Participant => ({
  ...{ key, id, name },
  known: {},
  byAccount: {},
})
const people = [participant('1', '@ada:w', 'Ada Obi'), participant('2', '@jun:w', 'Jun')]
const group: NewChat = {
  mode: 'create',
  accountID: 'whatsapp',
  type: 'group',
  participantIDs: ['@ada:w', '@jun:w'],
}

type Facts = ConstructorParameters<typeof BeeperError>[1]

const failed = (
  kind: BeeperError['kind'],
  {
    outcome = 'refused',
    payload = start,
    draft = typed,
    ...facts
  }: Partial<Failed> & Facts & { payload?: NewChat; draft?: WholeDraft } = {},
): Failed => ({
  status: 'failed',
  failure: new BeeperError(kind, facts),
  outcome,
  attempt: { draft, payload, network: 'WhatsApp' },
  moment: 1,
})

const fieldOf = (failure: Failed) => problemsOfFailure(failure, about).problems[0]?.fieldID

const issueAt = (...path: (string | number)[]) => ({
  issues: [{ code: 'custom', message: 'is wrong', path }],
})

describe('the marked field', () => {
  test.each([
    ['accountID', ['accountID'], 'accountIDs'],
    ['the message', ['body', 'messageText'], 'messageText'],
    ['the title', ['title'], 'title'],
    ['the kind', ['type'], 'type'],
    ['the participants', ['participantIDs'], 'participants'],
    ['the person', ['user'], 'who'],
    ['a detail that came with the text', ['user', 'phoneNumber'], 'who'],
    ['an unknown path', ['constructor'], undefined],
    ['an unknown path in the person', ['user', '__proto__'], 'who'],
    ['no path at all', [], undefined],
  ])('for an issue with %s', (_, path, field) => {
    expect(fieldOf(failed('invalid', issueAt(...path)))).toBe(field)
  })

  test('is the detail itself if that was typed by hand', () => {
    const facts = issueAt('user', 'phoneNumber')
    expect(fieldOf(failed('invalid', { ...facts, draft: byHand }))).toBe('user.phoneNumber')
    expect(fieldOf(failed('person-unknown', { draft: byHand }))).toBe('user.phoneNumber')
    expect(fieldOf(failed('person-unknown', { draft: typed }))).toBe('who')
  })

  test('is the recipient field if several identifiers were sent', () => {
    const payload: NewChat = { ...start, user: { id: '@ada:w', phoneNumber: '+447700900101' } }
    expect(fieldOf(failed('person-unknown', { draft: byHand, payload }))).toBe('who')
  })

  test.each([
    ['account-gone', 'accountIDs'],
    ['not-connected', 'accountIDs'],
    ['invite-needed', 'allowInvite'],
    ['call-unknown', 'who'],
    ['rate-limited', undefined],
    ['unauthorized', undefined],
    ['forbidden', undefined],
  ] as const)('after “%s” is %s', (kind, field) => {
    expect(fieldOf(failed(kind))).toBe(field)
  })
})

test('a refusal marks the participants that it names', () => {
  const { problems, refused } = problemsOfFailure(
    failed('person-unknown', {
      payload: group,
      draft: { ...emptyDraft, mode: 'create', participants: people },
      refusal: { code: 'USER_NOT_FOUND', message: 'user "@jun:w" not found' },
    }),
    about,
  )
  expect(refused.map(({ id }) => id)).toEqual(['@jun:w'])
  expect(problems).toEqual([
    { fieldID: 'participant-2', message: expect.stringContaining('Jun was not found on WhatsApp') },
  ])
})

test('a refusal that names none of several participants marks the list', () => {
  const draft: WholeDraft = { ...emptyDraft, mode: 'create', participants: people }
  const { problems, refused } = problemsOfFailure(
    failed('person-unknown', { payload: group, draft }),
    about,
  )
  expect(refused).toEqual([])
  expect(problems).toMatchObject([{ fieldID: 'participants' }])
})

test('nothing is marked for a request that may have worked, or was never made', () => {
  const nothing = { problems: [], refused: [] }
  const open = failed('conflict', { outcome: 'unknown', ...issueAt('messageText') })
  expect(problemsOfFailure(open, about)).toEqual(nothing)
  const { payload: _, ...attempt } = failed('timeout').attempt
  expect(problemsOfFailure({ ...failed('timeout'), attempt }, about)).toEqual(nothing)
})

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
  ['by its index', failure('invalid', {}, ['body', 'participantIDs', 1]), [adam]],
  ['in the details', failure('person-unknown', { details: { userID: ada } }), [ada]],
  ['in a sentence', failure('invalid', { message: `User ID "${ada}" is not valid` }), [ada]],
  ['not at all', failure('person-unknown', { message: 'User not found' }), []],
  ['as a list', failure('invalid', {}, ['body', 'participantIDs']), []],
])('an ID that is named %s', (_, refusal, refused) => {
  expect(refusedIDs(refusal, create(ada, adam))).toEqual(refused)
})

test('an unknown person is the only participant, and a silent network refuses no one', () => {
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
