import { describe, expect, test } from 'vitest'
import { rulesOf } from '#beeper/network-rules.ts'
import { type CreateDraft, emptyDraft, type StartDraft } from './draft.ts'
import { draftFor, problemsOf } from './draft-problems.ts'
import { problems } from './words.ts'

const rules = (type: string) =>
  rulesOf({ accountID: type, user: { id: 'me' }, bridge: { id: type, type, provider: 'cloud' } })

const start = (user: Partial<StartDraft['user']>, rest: Partial<StartDraft> = {}): StartDraft => ({
  ...emptyDraft,
  accountID: 'a',
  user: { ...emptyDraft.user, ...user },
  ...rest,
})
const create = (count: number, rest: Partial<CreateDraft> = {}): CreateDraft => ({
  ...emptyDraft,
  mode: 'create',
  accountID: 'a',
  participants: Array.from({ length: count }, (_, index) => ({ id: `${index}`, name: 'Ada' })),
  ...rest,
})

test('a complete draft has no problems', () => {
  expect(problemsOf(start({ phoneNumber: '+49 151 5550 1234' }), rules('whatsapp'))).toEqual([])
  expect(problemsOf(create(2, { title: 'Trip' }), rules('signal'))).toEqual([])
  expect(draftFor(rules('signal')).safeParse(create(2, { title: 'Trip' })).success).toBe(true)
})

describe('whom to reach', () => {
  test.each([
    ['nothing', {}, ['user'], problems.nobody],
    ['a name alone', { fullName: 'Ada' }, ['user', 'fullName'], problems.nameOnly],
    ['letters', { phoneNumber: 'call me' }, ['user', 'phoneNumber'], problems.noPhone],
    [
      'no country',
      { phoneNumber: '0170 1234567' },
      ['user', 'phoneNumber'],
      problems.whichCountry('0170 1234567'),
    ],
    ['half an address', { email: 'ada@' }, ['user', 'email'], problems.email],
  ])('%s is caught at its field', (_, user, path, message) => {
    expect(problemsOf(start(user), rules('whatsapp'))).toEqual([{ path, message }])
    expect(draftFor(undefined).safeParse(start(user)).error?.issues).toMatchObject([
      { path, message },
    ])
  })

  test('a number without a country is fine where any number is taken', () => {
    expect(problemsOf(start({ phoneNumber: '0170 1234567' }), rules('gmessages'))).toEqual([])
  })

  test('no account is asked for first', () => {
    expect(problemsOf(start({ id: 'u' }, { accountID: '' }), undefined)).toEqual([
      { path: ['accountID'], message: problems.noAccount },
    ])
  })
})

describe('people for a chat', () => {
  test.each([
    ['nobody', create(0), 'whatsapp', ['participants'], problems.noPeople],
    [
      'two for a direct chat',
      create(2, { type: 'single' }),
      'whatsapp',
      ['participants'],
      problems.notDirect,
    ],
    ['too few', create(1), 'slackgo', ['participants'], problems.tooFew('Slack', 2)],
    ['too many', create(9), 'slackgo', ['participants'], problems.tooMany('Slack', 8)],
    ['no title', create(2), 'signal', ['title'], problems.noTitle('Signal')],
    [
      'a title of 9 emoji, 36 bytes',
      create(2, { title: '🎻'.repeat(9) }),
      'signal',
      ['title'],
      problems.longTitle('Signal', 32),
    ],
    ['a group where there are none', create(2), 'twitter', ['type'], problems.noGroups('X')],
  ])('%s is caught', (_, draft, type, path, message) => {
    expect(problemsOf(draft, rules(type))).toEqual([{ path, message }])
  })

  test('a title of exactly 32 bytes is fine on Signal', () => {
    expect(problemsOf(create(1, { title: '🎻'.repeat(8) }), rules('signal'))).toEqual([])
  })
})

describe('the first message', () => {
  test('is asked for where a network needs one', () => {
    expect(problemsOf(start({ email: 'ada@example.org' }), rules('imessage'))).toEqual([
      { path: ['messageText'], message: problems.noMessage('iMessage') },
    ])
  })

  test('is counted in characters, not in halves of emoji', () => {
    const at = (count: number) => start({ id: 'u' }, { messageText: '🎻'.repeat(count) })
    expect(problemsOf(at(2000), rules('signal'))).toEqual([])
    expect(problemsOf(at(2001), rules('signal'))).toHaveLength(1)
  })
})
