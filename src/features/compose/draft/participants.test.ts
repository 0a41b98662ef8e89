import { describe, expect, test } from 'vitest'
import { rulesOf } from '#beeper/network-rules.ts'
import type { AccountContact } from '#beeper/recipient/contact-match.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { accountKey, emptyDraft, WholeDraft as Schema, type WholeDraft } from './draft.ts'
import {
  addParticipants,
  changeKind,
  chooseParticipant,
  countryOfParticipants,
  editParticipant,
  type Found,
  kindOn,
  kindsOn,
  moveParticipants,
  needsCountry,
  participantsOn,
  putLookups,
  refuseParticipants,
  removeParticipant,
  restoreParticipant,
  retryParticipant,
  typeParticipant,
} from './participants.ts'
import { accountInUse } from './recipient-of.ts'

const mount = '/sandbox'
const whatsapp = account('whatsapp')
const signal = account('signal')
const onWhatsapp = accountKey(mount, whatsapp.accountID)
const onSignal = accountKey(mount, signal.accountID)

const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const jun = user({ id: '@jun:w', fullName: 'Jun Lindqvist', username: 'jun' })
const adaOnSignal = user({ id: '@ada:s', fullName: 'Ada Obi', phoneNumber: '+447700900101' })

const create: WholeDraft = { ...emptyDraft, mode: 'create' }
const contact = (one: User, on = whatsapp): AccountContact => ({ account: on, contact: one })
const both = addParticipants(create, [contact(ada), contact(jun)], mount)
const typed = (text: string, draft = create) => typeParticipant(draft, text, onWhatsapp)
const keyAt = (draft: WholeDraft, index: number) => draft.participants[index]?.key ?? ''
const names = (draft: WholeDraft) => draft.participants.map(({ name }) => name)
const lookups = (draft: WholeDraft) => draft.participants.map(({ lookup }) => lookup)
const ids = (draft: WholeDraft) => draft.participants.map(({ id }) => id)
const answer = (draft: WholeDraft, index: number, found: Found, key = onWhatsapp) => ({
  key: keyAt(draft, index),
  from: draft.participants[index]?.accountKey,
  accountKey: key,
  found,
})
const reloaded = (draft: WholeDraft) => Schema.parse(JSON.parse(JSON.stringify(draft)))

describe('adding contacts', () => {
  test('fixes the account by the first of them', () => {
    expect(accountInUse(both, undefined, [whatsapp, signal], mount)?.account).toBe(whatsapp)
    expect(both.participants.map((it) => it.accountKey)).toEqual([onWhatsapp, onWhatsapp])
  })

  test('empties the field', () => {
    expect(addParticipants({ ...create, adding: 'ada' }, [contact(ada)], mount).adding).toBe('')
  })

  test('adds each contact once', () => {
    expect(ids(addParticipants(both, [contact(ada)], mount))).toEqual([ada.id, jun.id])
  })

  test('never sends the ID of another account', () => {
    const next = addParticipants(both, [contact(adaOnSignal, signal)], mount)
    expect(next.participants[2]).toMatchObject({
      id: '+447700900101',
      lookup: 'pending',
      accountKey: onWhatsapp,
    })
    const chosen = { ...create, accountIDs: { [mount]: signal.accountID } }
    expect(addParticipants(chosen, [contact(ada)], mount).participants[0]).toMatchObject({
      id: '+447700900101',
      lookup: 'pending',
      accountKey: onSignal,
    })
  })

  test('moves texts typed before there was an account to that account', () => {
    const next = addParticipants(typeParticipant(create, 'Jun'), [contact(ada)], mount)
    expect(next.participants.map((it) => it.accountKey)).toEqual([onWhatsapp, onWhatsapp])
  })

  test('uses an account of this server, not of another', () => {
    const elsewhere = addParticipants(create, [contact(jun)], '/beeper')
    const next = addParticipants(elsewhere, [contact(ada, signal)], mount)
    expect(next.participants.map((it) => [it.accountKey, it.lookup])).toEqual([
      [onSignal, 'pending'],
      [onSignal, undefined],
    ])
  })

  test('keeps the text that found a contact', () => {
    const next = addParticipants(create, [contact(ada)], mount, new Map([[ada.id, 'ada o']]))
    expect(next.participants[0]?.known.typed).toBe('ada o')
  })
})

describe('typing a participant', () => {
  test('adds a pending one at once', () => {
    const draft = typed('  Ada Obi ', { ...create, adding: 'Ada Obi,' })
    expect(draft.adding).toBe('')
    expect(draft.participants).toMatchObject([
      { name: 'Ada Obi', lookup: 'pending', accountKey: onWhatsapp, known: { typed: 'Ada Obi' } },
    ])
  })

  test('ignores a repeated or blank text', () => {
    expect(names(typed('Ada', typed('Ada')))).toEqual(['Ada'])
    expect(typed('  ').participants).toEqual([])
  })
})

describe('removing', () => {
  const removed = removeParticipant(both, keyAt(both, 0))

  test('can be undone, which restores the position', () => {
    expect(names(removed)).toEqual(['Jun Lindqvist'])
    const [first] = both.participants
    if (!first) throw new Error('there are two')
    expect(restoreParticipant(removed, first, 0)).toEqual(both)
    expect(restoreParticipant(both, first, 0)).toBe(both)
    // restored on the account that the others are on now
    const moved = restoreParticipant(moveParticipants(removed, onSignal), first, 0)
    expect(moved.participants[0]).toMatchObject({ lookup: 'pending', accountKey: onSignal })
  })
})

test('editing moves the text back into the field, and the text of the field into the list', () => {
  const draft = { ...typed('Ada Obi'), adding: 'Jun' }
  const next = editParticipant(draft, keyAt(draft, 0), onWhatsapp)
  expect(next.adding).toBe('Ada Obi')
  expect(names(next)).toEqual(['Jun'])
  expect(editParticipant(both, keyAt(both, 0)).adding).toBe('Ada Obi')
  expect(editParticipant(both, 'no such key')).toBe(both)
})

describe('moving to another account', () => {
  const moved = moveParticipants(both, onSignal)

  test('drops the IDs of the previous account and makes every participant pending', () => {
    expect(ids(moved)).toEqual(['+447700900101', 'Jun Lindqvist'])
    expect(lookups(moved)).toEqual(['pending', 'pending'])
    expect(moved.participants.map(({ key }) => key)).toEqual(
      both.participants.map(({ key }) => key),
    )
  })

  test('restores participants found there before, also after a reload', () => {
    expect(ids(moveParticipants(reloaded(moved), onWhatsapp))).toEqual([ada.id, jun.id])
    const found = putLookups(moved, [
      answer(moved, 0, { status: 'ready', contact: adaOnSignal }, onSignal),
    ])
    const back = moveParticipants(moveParticipants(found, onWhatsapp), onSignal)
    expect(ids(back)).toEqual([adaOnSignal.id, 'Jun Lindqvist'])
    expect(lookups(back)).toEqual([undefined, 'pending'])
  })

  test('clears the refusal of the previous account', () => {
    const refused = refuseParticipants(both, [{ id: ada.id, text: 'no' }])
    expect(moveParticipants(refused, onSignal).participants[0]?.refused).toBeUndefined()
  })

  test('changes nothing if all participants are on it', () => {
    expect(moveParticipants(both, onWhatsapp)).toBe(both)
    expect(participantsOn(both.participants, undefined)).toBe(both.participants)
  })
})

describe('a lookup result', () => {
  const draft = typed('Jun', typed('Ada'))

  test('keeps the key, so that the focus stays', () => {
    const next = putLookups(draft, [answer(draft, 0, { status: 'ready', contact: ada })])
    expect(next.participants[0]).toMatchObject({
      key: keyAt(draft, 0),
      id: ada.id,
      name: 'Ada Obi',
      about: '+447700900101',
      known: { typed: 'Ada', phoneNumber: '+447700900101' },
    })
    expect(lookups(next)).toEqual([undefined, 'pending'])
  })

  test.each(['unknown', 'self', 'failed'] as const)('can be %s', (status) => {
    expect(lookups(putLookups(draft, [answer(draft, 0, { status })]))[0]).toBe(status)
  })

  test('is dropped if the participant was removed, moved or resolved since', () => {
    const late = [answer(draft, 0, { status: 'ready', contact: ada } as const)]
    const removed = removeParticipant(draft, keyAt(draft, 0))
    expect(putLookups(removed, late)).toEqual(removed)
    const moved = moveParticipants(draft, onSignal)
    expect(putLookups(moved, late)).toEqual(moved)
    const chosen = chooseParticipant(draft, keyAt(draft, 0), jun, onWhatsapp)
    expect(putLookups(chosen, late)).toEqual(chosen)
  })

  test('for a participant of another server moves them to this one', () => {
    const elsewhere = addParticipants(create, [contact(ada)], '/beeper')
    const next = putLookups(elsewhere, [answer(elsewhere, 0, { status: 'ready', contact: jun })])
    expect(next.participants[0]).toMatchObject({ id: jun.id, accountKey: onWhatsapp })
  })

  test('removes a text that resolves to a contact in the list', () => {
    const ready = { status: 'ready', contact: ada } as const
    const next = putLookups(draft, [answer(draft, 0, ready), answer(draft, 1, ready)])
    expect(ids(next)).toEqual([ada.id])
  })

  test('marks the second of two people of another account who resolve to one contact', () => {
    const two = moveParticipants(both, onSignal)
    const ready = { status: 'ready', contact: adaOnSignal } as const
    const next = putLookups(two, [answer(two, 0, ready, onSignal), answer(two, 1, ready, onSignal)])
    expect(lookups(next)).toEqual([undefined, 'namesake'])
  })
})

describe('choosing a candidate', () => {
  const draft = putLookups(typed('Sam'), [])
  const ambiguous = putLookups(draft, [
    answer(draft, 0, { status: 'ambiguous', contacts: [ada, jun] }),
  ])

  test('resolves the participant to that contact', () => {
    const next = chooseParticipant(ambiguous, keyAt(ambiguous, 0), ada, onWhatsapp)
    expect(next.participants).toMatchObject([{ key: keyAt(ambiguous, 0), id: ada.id }])
    expect(lookups(next)).toEqual([undefined])
  })

  test('removes the participant if that contact is in the list', () => {
    const more = typed('Ada', both)
    expect(ids(chooseParticipant(more, keyAt(more, 2), ada, onWhatsapp))).toEqual([ada.id, jun.id])
  })
})

test('a retry clears the refusal', () => {
  const refused = refuseParticipants(both, [{ id: ada.id, text: 'no' }])
  expect(refused.participants.map((it) => it.refused)).toEqual(['no', undefined])
  const next = retryParticipant(refused, keyAt(both, 0), onWhatsapp)
  expect(next.participants[0]?.refused).toBeUndefined()
  expect(lookups(next)).toEqual(['pending', undefined])
})

test('a refusal marks the participants it names and unmarks all others', () => {
  const once = refuseParticipants(both, [{ id: ada.id, text: 'no' }])
  const twice = refuseParticipants(once, [{ id: jun.id, text: 'not him' }])
  expect(twice.participants.map((it) => it.refused)).toEqual([undefined, 'not him'])
  expect(refuseParticipants(twice, []).participants).toEqual(both.participants)
})

test('a country makes numbers without a country code pending again', () => {
  const draft = typed('+44 7700 900101', typed('0170 1234567'))
  const none: Found = { status: 'unknown' }
  const failed = putLookups(draft, [answer(draft, 0, none), answer(draft, 1, none)])
  expect(failed.participants.map(needsCountry)).toEqual([true, false])
  const next = countryOfParticipants(failed, 'DE')
  expect(next.country).toBe('DE')
  expect(lookups(next)).toEqual(['pending', 'unknown'])
})

describe('the kind', () => {
  const bluesky = rulesOf(account('bluesky'))

  test('follows the number of participants until it is chosen', () => {
    expect(kindOn(create, undefined)).toBe('group')
    expect(kindOn(typed('Ada'), undefined)).toBe('single')
    expect(kindOn(both, undefined)).toBe('group')
    expect(kindOn(changeKind(both, 'single'), undefined)).toBe('single')
  })

  test('is one that the network can create', () => {
    expect(kindsOn(bluesky)).toEqual(['single'])
    expect(kindOn(changeKind(both, 'group'), bluesky)).toBe('single')
    expect(kindsOn(rulesOf(account('whatsapp')))).toEqual(['single', 'group'])
  })
})
