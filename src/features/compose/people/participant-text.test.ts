import { describe, expect, test } from 'vitest'
import { type NetworkRules, rulesOf } from '#beeper/network-rules.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { accountKey, emptyDraft, type WholeDraft } from '../draft/draft.ts'
import { addParticipants, changeKind, putLookups, typeParticipant } from '../draft/participants.ts'
import {
  bytesText,
  countText,
  groupSize,
  kindProblem,
  lookupText,
  participantProblems,
  pillID,
  titleProblems,
} from './participant-text.ts'

const whatsapp = account('whatsapp')
const limits = (min_length: number, max_length: number) => ({
  allowed: true,
  required: undefined,
  min_length,
  max_length,
})
const rules: NetworkRules = {
  ...rulesOf(whatsapp),
  group: {
    type_description: 'a group',
    name: limits(0, 100),
    participants: limits(2, 1023),
    username: undefined,
    avatar: undefined,
    topic: undefined,
    disappear: undefined,
    parent: undefined,
  },
}
const bluesky = rulesOf(account('bluesky'))
const key = accountKey('/sandbox', whatsapp.accountID)
const people = (count: number): WholeDraft =>
  addParticipants(
    { ...emptyDraft, mode: 'create' },
    Array.from({ length: count }, (_, index) => ({
      account: whatsapp,
      contact: user({ id: `u${index}`, fullName: `Person ${index}` }),
    })),
    '/sandbox',
  )
const messages = (draft: WholeDraft, on = rules) =>
  participantProblems(draft, on, key).map(({ message }) => message)
const lookedUp = (typed: string, status: 'unknown' | 'self' | 'failed') => {
  const draft = typeParticipant({ ...emptyDraft, mode: 'create' }, typed, key)
  const [it] = draft.participants
  return putLookups(draft, [{ key: it?.key ?? '', from: key, accountKey: key, found: { status } }])
}

describe('the problems of participants', () => {
  test('are none for a valid group', () => {
    expect(messages(people(2))).toEqual([])
  })

  test.each([
    [people(0), 'Add at least one person.'],
    [{ ...people(2), adding: 'Jun' }, '“Jun” is not added yet.'],
    [changeKind(people(2), 'single'), 'A direct chat has one other person.'],
    [people(1024), 'A group on WhatsApp takes at most 1,023 other people.'],
    [lookedUp('Quentin', 'unknown'), 'No one on WhatsApp matches “Quentin”.'],
    [lookedUp('@quentin', 'unknown'), 'No one on WhatsApp has the user ID or handle “@quentin”.'],
    [lookedUp('0170 1234567', 'unknown'), 'Which country is 0170 1234567 from?'],
    [lookedUp('Mara', 'self'), '“Mara” is you on WhatsApp.'],
    [lookedUp('Ada', 'failed'), '“Ada” could not be looked up.'],
  ])('have a message: %#', (draft, message) => {
    expect(messages(draft)).toEqual([expect.stringContaining(message)])
  })

  test('refer to the pill', () => {
    const draft = lookedUp('Quentin', 'unknown')
    const [it] = draft.participants
    expect(participantProblems(draft, rules, key)[0]?.fieldID).toBe(pillID(it?.key ?? ''))
  })

  test('list at most five pills', () => {
    const elsewhere = accountKey('/sandbox', 'signal')
    expect(participantProblems(people(9), rules, elsewhere)).toHaveLength(5)
  })
})

test('a direct chat with two people is a problem, with advice by network', () => {
  expect(kindProblem(people(2), rules)).toBeUndefined()
  expect(kindProblem(changeKind(people(2), 'single'), rules)).toContain('Choose Group')
  expect(kindProblem(people(2), bluesky)).toContain('Bluesky makes no groups')
  expect(kindProblem(people(1), bluesky)).toBeUndefined()
})

test('a participant who cannot be messaged is a problem of a direct chat', () => {
  const draft = addParticipants(
    { ...emptyDraft, mode: 'create' },
    [{ account: whatsapp, contact: user({ id: 't', fullName: 'Teo', cannotMessage: true }) }],
    '/sandbox',
  )
  expect(messages(draft)).toEqual(['Teo can’t be messaged on WhatsApp.'])
})

test('a pill without an account says when it is looked up', () => {
  const [it] = typeParticipant({ ...emptyDraft, mode: 'create' }, 'Ada').participants
  expect(it && lookupText(it, undefined)).toContain('as soon as an account is chosen')
})

test.each([
  [4, { min: 2, max: 1023 }, '4 of 2–1,023'],
  [4, { min: 1, max: 255 }, '4 of 255'],
  [0, { min: 2 }, '0 of at least 2'],
  [7, { min: 0 }, '7'],
])('the count of %i people for %j', (count, size, text) => {
  expect(countText(count, size)).toBe(text)
})

test('the group size comes from the network’s rules', () => {
  expect(groupSize(rules)).toEqual({ min: 2, max: 1023 })
  expect(groupSize(bluesky)).toEqual({ min: 0 })
})

test('a title is counted in bytes', () => {
  expect(bytesText('Friday concert', 100)).toBe('14 / 100')
  expect(bytesText('Überraschung', 100)).toBe('13 / 100 bytes')
  const long = { ...people(2), title: 'ü'.repeat(51) }
  expect(titleProblems(long, rules)[0]?.message).toContain('at most 100 bytes')
  expect(titleProblems({ ...long, title: 'ü'.repeat(50) }, rules)).toEqual([])
  expect(titleProblems(changeKind(long, 'single'), rules)).toEqual([])
})
