import { describe, expect, test } from 'vitest'
import { user } from '#beeper/testing/accounts.ts'
import type { Writing, WrittenPayload } from '#beeper/written-payload.ts'
import { pickContact, typeWho } from './changes.ts'
import { emptyDetails, emptyDraft, type WholeDraft } from './draft.ts'
import { draftFromPayload } from './from-payload.ts'
import { typedParticipant } from './participants.ts'

const mount = '/sandbox'
const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const picked = pickContact(emptyDraft, ada, { mount, accountID: 'whatsapp' })

const blank: WrittenPayload = {
  ...{ mode: 'start', accountID: '', messageText: '', user: emptyDetails, allowInvite: true },
  ...{ type: '', participantIDs: [], title: '' },
}
/** What the form shows while Ada is chosen. */
const ofAda: WrittenPayload = { ...blank, accountID: 'whatsapp', user: picked.user }

const write = (
  draft: WholeDraft,
  payload: WrittenPayload,
  { before = ofAda, way = 'typed' }: Partial<Writing> = {},
) => draftFromPayload(draft, { payload, before, way }, mount)

describe('typing in the request for a chosen contact', () => {
  test('keeps the contact while only the message changes', () => {
    expect(write(picked, { ...ofAda, messageText: 'Hello' })).toEqual({
      ...picked,
      messageText: 'Hello',
    })
  })

  test('drops the contact with another number, and keeps the account', () => {
    const phoneNumber = '+15550100106'
    const next = write(picked, { ...ofAda, user: { ...ofAda.user, phoneNumber } })
    expect(next).toMatchObject({ who: '', person: undefined, origins: {} })
    expect(next.user).toEqual({ ...emptyDetails, phoneNumber })
    expect(next.accountIDs).toEqual({ [mount]: 'whatsapp' })
  })

  test('does not restore dropped values with the next keystroke', () => {
    const typed = (phoneNumber: string) => ({ ...ofAda, user: { ...ofAda.user, phoneNumber } })
    const once = write(picked, typed('+1'))
    const twice = write(once, typed('+15'), { before: typed('+1') })
    expect(twice.user).toEqual({ ...emptyDetails, phoneNumber: '+15' })
  })

  test('changes the account and keeps what was typed', () => {
    const typed = typeWho(emptyDraft, 'Ada')
    const before = { ...blank, user: typed.user }
    const next = write(typed, { ...before, accountID: 'signal' }, { before })
    expect(next).toMatchObject({ who: 'Ada', accountIDs: { [mount]: 'signal' } })
  })
})

describe('a pasted request', () => {
  test('counts entirely as typed by hand', () => {
    const payload = { ...ofAda, user: { ...ofAda.user, email: 'ada@example.org' } }
    const next = write(picked, payload, { way: 'pasted' })
    expect(next).toMatchObject({ who: '', person: undefined, origins: {}, user: payload.user })
  })

  test('for another account drops the chosen contact, and keeps the ID as typed by hand', () => {
    const payload = { ...ofAda, accountID: 'signal' }
    const next = write(picked, payload, { way: 'pasted' })
    expect(next).toMatchObject({ person: undefined, accountIDs: { [mount]: 'signal' } })
    expect(next.user.id).toBe('@ada:w')
  })

  test('for the other mode switches to it, and keeps the values of the first', () => {
    const payload: WrittenPayload = {
      ...{ ...blank, mode: 'create', accountID: 'whatsapp', type: 'group' },
      ...{ participantIDs: ['a', 'b'], title: 'Trip', messageText: 'Hello' },
    }
    const next = write(picked, payload, { way: 'pasted' })
    expect(next).toMatchObject({ mode: 'create', type: '', title: 'Trip', messageText: 'Hello' })
    expect(next.participants.map(({ id, lookup }) => [id, lookup])).toEqual([
      ['a', 'pending'],
      ['b', 'pending'],
    ])
    expect(next).toMatchObject({ who: picked.who, user: picked.user, person: picked.person })
  })
})

test('participants who stay in the request keep their identity, in the order of the request', () => {
  const participants = ['a', 'b'].map((id) => ({
    ...{ ...typedParticipant(id, `${mount} whatsapp`), name: id.toUpperCase() },
  }))
  const draft: WholeDraft = { ...emptyDraft, mode: 'create', participants, title: 'Trip' }
  const before: WrittenPayload = {
    ...{ ...blank, mode: 'create', accountID: 'whatsapp', type: 'group', title: 'Trip' },
    participantIDs: ['a', 'b'],
  }
  const next = write(draft, { ...before, participantIDs: ['c', 'b'] }, { before })
  expect(next.participants.map(({ name }) => name)).toEqual(['c', 'B'])
  expect(next.participants[1]).toBe(participants[1])
  const single = write(draft, { ...before, type: 'single', title: '' }, { before })
  expect(single).toMatchObject({ type: 'single', participants })
})
