import { describe, expect, test } from 'vitest'
import { account, user } from '#beeper/testing/accounts.ts'
import { changeAccount, editDetail, keepAccount, pickContact, readWho, typeWho } from './changes.ts'
import { accountKey, emptyDraft, type WholeDraft } from './draft.ts'
import { addParticipants } from './participants.ts'
import { accountInUse, chosenContact, detailsOn } from './recipient-of.ts'

const mount = '/sandbox'
const whatsapp = account('whatsapp')
const instagram = account('instagramgo')
const telegram = account('telegram')
const accounts = [whatsapp, instagram, telegram]
const ada = user({
  ...{ id: '@ada:w', fullName: 'Ada Obi', username: 'ada_obi' },
  phoneNumber: '+447700900101',
})
const picked = pickContact(emptyDraft, ada, { mount, accountID: whatsapp.accountID })
const link = 'https://www.instagram.com/sol_vega/'
const on = (draft: WholeDraft, { accountID } = whatsapp) => changeAccount(draft, mount, accountID)

const used = (draft: WholeDraft, at = mount, known = accounts) => {
  const inUse = accountInUse(draft, readWho(draft), known, at)
  return inUse && [inUse.account.accountID, inUse.reason]
}

describe('the account in use', () => {
  test('is undefined until something names one', () => {
    expect(used(emptyDraft)).toBeUndefined()
    expect(used(typeWho(emptyDraft, '+44 7700 900101'))).toBeUndefined()
  })

  test('is the chosen one', () => {
    expect(used(on(typeWho(emptyDraft, 'Ada'), telegram))).toEqual(['local-telegram', 'chosen'])
    expect(used(on(emptyDraft, { ...whatsapp, accountID: 'imessage_1' }))).toEqual([
      'imessage_1',
      'chosen',
    ])
  })

  test('is that of the chosen contact', () => {
    expect(used(picked)).toEqual(['local-whatsapp', 'person'])
  })

  test('is on the network of a link, though another was chosen before', () => {
    expect(used(typeWho(emptyDraft, link))).toEqual(['local-instagramgo', 'link'])
    const after = typeWho({ ...emptyDraft, accountIDs: { [mount]: whatsapp.accountID } }, link)
    expect(used(after)).toEqual(['local-instagramgo', 'link'])
  })

  test('is the chosen one if it is kept, or chosen after the link', () => {
    const chosen = typeWho(on(emptyDraft), link)
    expect(used(keepAccount(chosen))).toEqual(['local-whatsapp', 'chosen'])
    expect(used(on(typeWho(emptyDraft, link)))).toEqual(['local-whatsapp', 'chosen'])
    // for that link only
    expect(used(typeWho(keepAccount(chosen), link.replace('sol_vega', 'ada_obi')))).toEqual([
      'local-instagramgo',
      'link',
    ])
  })

  test('of two on the network of a link is the chosen one, else a connected one', () => {
    const broken = { ...instagram, accountID: 'old', status: 'disconnected' }
    const known = [whatsapp, broken, instagram]
    expect(used(typeWho(emptyDraft, link), mount, known)).toEqual(['local-instagramgo', 'link'])
    expect(used(on(typeWho(emptyDraft, link), broken), mount, known)).toEqual(['old', 'chosen'])
    expect(used(typeWho(emptyDraft, link), mount, [whatsapp, broken])).toEqual(['old', 'link'])
  })

  test('is undefined if no account is on the network of a link', () => {
    expect(used(typeWho(emptyDraft, link), mount, [whatsapp])).toBeUndefined()
  })

  test('of a group is the chosen one, else that of the first participant', () => {
    const empty: WholeDraft = { ...emptyDraft, mode: 'create' }
    const group = addParticipants(empty, [{ account: telegram, contact: ada }], mount)
    expect(used(empty)).toBeUndefined()
    expect(used(group)).toEqual(['local-telegram', 'person'])
    expect(used(on(group))).toEqual(['local-whatsapp', 'chosen'])
    // a link typed in the other mode does not affect the group
    expect(used({ ...typeWho(group, link) })).toEqual(['local-telegram', 'person'])
  })

  test('is never one of another server', () => {
    expect(used(on(emptyDraft), '/beeper')).toBeUndefined()
    expect(used(picked, '/beeper')).toBeUndefined()
    const group = addParticipants(
      { ...emptyDraft, mode: 'create' },
      [{ account: telegram, contact: ada }],
      mount,
    )
    expect(used(group, '/beeper')).toBeUndefined()
  })
})

describe('the details of a chosen contact', () => {
  const own = accountKey(mount, whatsapp.accountID)

  test('are complete on their own account', () => {
    expect(detailsOn(picked, own)).toMatchObject({ id: '@ada:w', username: 'ada_obi' })
  })

  test.each([
    ['another account', accountKey(mount, telegram.accountID)],
    ['the same account of another server', accountKey('/beeper', whatsapp.accountID)],
    ['no account', undefined],
  ])('have neither ID nor username on %s', (_, key) => {
    expect(detailsOn(picked, key)).toEqual({
      ...{ id: '', username: '', email: '' },
      ...{ phoneNumber: '+447700900101', fullName: 'Ada Obi' },
    })
  })

  test('that were typed by hand are valid on every account', () => {
    const typed = editDetail(emptyDraft, 'id', '@ada:w')
    expect(detailsOn(typed, own).id).toBe('@ada:w')
    expect(detailsOn(typed, undefined).id).toBe('@ada:w')
  })

  test('are complete again after switching back', () => {
    const back = on(on(picked, telegram), whatsapp)
    expect(detailsOn(back, own)).toEqual(detailsOn(picked, own))
  })
})

test('a chosen contact is valid on their own account only', () => {
  const { person } = picked
  expect(chosenContact(person, whatsapp, mount)).toEqual({ account: whatsapp, contact: ada })
  expect(chosenContact(person, telegram, mount)).toBeUndefined()
  expect(chosenContact(person, whatsapp, '/beeper')).toBeUndefined()
  expect(chosenContact(person, undefined, mount)).toBeUndefined()
  expect(chosenContact(undefined, whatsapp, mount)).toBeUndefined()
})
