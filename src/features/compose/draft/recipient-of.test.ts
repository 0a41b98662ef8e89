import { describe, expect, test } from 'vitest'
import { rulesOf } from '#beeper/network-rules.ts'
import { mergeContacts } from '#beeper/recipient/contact-match.ts'
import type { ContactSearch } from '#beeper/recipient/contact-search.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { phoneReadings } from '#recognize/phone-library.ts'
import { readNumber } from '../numbers.ts'
import { changeAccount, chooseCountry, pickContact, typeWho } from './changes.ts'
import { emptyDraft, type WholeDraft } from './draft.ts'
import { addParticipants, typeParticipant } from './participants.ts'
import { planRecipient, type RecipientContext, recipientFor } from './recipient-of.ts'

const mount = '/sandbox'
const whatsapp = account('whatsapp')
const telegram = account('telegram')
const gmessages = account('gmessages')
const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const context: RecipientContext = {
  mount,
  accounts: [whatsapp, telegram, gmessages],
  rulesOf,
  lastAccountID: '',
  readNumber: readNumber.bind(undefined, { phoneReadings }),
}
const found = (...contacts: (typeof ada)[]): ContactSearch => ({
  matches: mergeContacts(contacts.map((contact) => ({ account: whatsapp, contact }))),
  ...{ isSearching: false, accounts: 3, failed: [], isNetworkAsked: false },
})

const plan = (draft: WholeDraft, known: Partial<RecipientContext> = {}) =>
  planRecipient(draft, { ...context, ...known })
const recipient = (draft: WholeDraft, search = found(), known: Partial<RecipientContext> = {}) =>
  recipientFor(draft, plan(draft, known), search, { ...context, ...known })

const on = (draft: WholeDraft, { accountID } = whatsapp) => changeAccount(draft, mount, accountID)
const typed = (text: string) => typeWho(emptyDraft, text)

describe('the search query', () => {
  test.each([
    ['a name', 'Ada Obi', 'Ada Obi'],
    ['a number in E.164', '+44 7700 900101', '+447700900101'],
    ['a number with an international prefix', '0044 7700 900101', '+447700900101'],
    ['an address', 'Ada <ada@example.org>', 'ada@example.org'],
    ['a handle', '@ada_obi', 'ada_obi'],
    ['an ID', '@ada:example.org', '@ada:example.org'],
    ['nothing', '', ''],
    // the network would look it up in a country of its own choice
    ['not a number without a country code', '07700 900101', ''],
  ])('is %s', (_, text, query) => {
    expect(plan(typed(text)).query.replace(/^@(?=[^:]+$)/, '')).toBe(query)
  })

  test('is the number once its country was chosen', () => {
    const draft = chooseCountry(typed('07700 900101'), 'GB')
    expect(plan(draft)).toMatchObject({ query: '+447700900101', phoneReadings: 1 })
    expect(plan(draft).user.phoneNumber).toBe('+447700900101')
  })

  test('is empty for a number with two readings', () => {
    const draft = chooseCountry(typed('49152555012'), 'DE')
    const { phoneReadings: readings, query, user: sent } = plan(draft)
    expect(readings).toBe(2)
    expect(query).toBe('')
    expect(sent.phoneNumber).not.toMatch(/^\+/)
    expect(recipient(draft).recipient.state.kind).toBe('needs-country')
  })

  test('is a chosen contact’s name, on all accounts and without a network', () => {
    const picked = pickContact(emptyDraft, ada, { mount, accountID: whatsapp.accountID })
    expect(plan(picked)).toMatchObject({ query: 'Ada Obi', searched: undefined })
    expect(plan(picked).chosen?.contact.id).toBe('@ada:w')
  })

  test('goes to the chosen account and its network', () => {
    expect(plan(on(typed('Ada'))).searched).toBe(whatsapp)
    expect(plan(typed('Ada')).searched).toBeUndefined()
  })

  test('is empty in the mode for participants', () => {
    expect(plan({ ...typed('Ada'), mode: 'create' }).query).toBe('')
  })
})

test('without the phone library a number is sent without punctuation', () => {
  expect(plan(typed('+44 (7700) 900-101'), { readNumber: undefined }).user.phoneNumber).toBe(
    '+447700900101',
  )
})

describe('the account', () => {
  test('is proposed for a number: the last used one, if it looks numbers up', () => {
    const draft = typed('+44 7700 900101')
    const last = { lastAccountID: telegram.accountID }
    expect(recipient(draft, found(), last).recipient).toMatchObject({
      account: telegram,
      accountReason: 'proposed',
      rules: { name: 'Telegram' },
    })
  })

  test('is proposed with the found person', () => {
    const { recipient: ofAda } = recipient(typed('Ada Obi'), found(ada))
    expect(ofAda).toMatchObject({ account: whatsapp, accountReason: 'proposed' })
  })

  test('is not proposed if one was chosen', () => {
    const { recipient: chosen } = recipient(on(typed('+44 7700 900101')))
    expect(chosen).toMatchObject({ account: whatsapp, accountReason: 'chosen' })
  })

  test('is undefined while no one is found', () => {
    const { recipient: none } = recipient(typed('Nobody Atall'))
    expect(none.account).toBeUndefined()
    expect(none.rules).toBeUndefined()
  })
})

describe('the user to send', () => {
  test('is the contact whose name matches exactly', () => {
    expect(recipient(typed('ada obi'), found(ada)).recipient.user).toMatchObject({
      id: '@ada:w',
      phoneNumber: '+447700900101',
    })
  })

  test('is the typed number, although a contact has it', () => {
    const { recipient: ofAda } = recipient(typed('+44 7700 900101'), found(ada))
    expect(ofAda.state).toMatchObject({ kind: 'person', how: 'exact' })
    expect(ofAda.user).toMatchObject({ id: '', phoneNumber: '+447700900101' })
  })

  test('has no ID for a partial match', () => {
    expect(recipient(typed('Ada'), found(ada)).recipient.user.id).toBe('')
  })
})

describe('the user whose chat is looked for before sending', () => {
  test('is the contact with all known identifiers', () => {
    expect(recipient(typed('+44 7700 900101'), found(ada)).checkedUser).toMatchObject({
      id: '@ada:w',
      fullName: 'Ada Obi',
    })
  })

  test('is the number if no contact has it', () => {
    expect(recipient(typed('+44 7700 900101')).checkedUser).toMatchObject({
      id: '',
      phoneNumber: '+447700900101',
    })
  })

  test.each([
    ['an empty field', typed(''), found()],
    ['several matches', typed('Ada'), found(ada, { ...ada, id: '@b', phoneNumber: '1' })],
    ['a running search', typed('+44 7700 900101'), { ...found(), isSearching: true }],
    ['a number of an unknown country', typed('07700 900101'), found()],
  ])('is undefined for %s', (_, draft, search) => {
    expect(recipient(draft, search).checkedUser).toBeUndefined()
  })

  test('is the only participant of a direct chat, once they are found', () => {
    const empty: WholeDraft = { ...emptyDraft, mode: 'create' }
    const one = addParticipants(empty, [{ account: whatsapp, contact: ada }], mount)
    expect(recipient(one).checkedUser).toMatchObject({ id: '@ada:w', phoneNumber: ada.phoneNumber })
    expect(recipient({ ...one, type: 'group' }).checkedUser).toBeUndefined()
    expect(recipient(typeParticipant(one, 'Jun')).checkedUser).toBeUndefined()
    expect(recipient(typeParticipant(empty, 'Jun')).checkedUser).toBeUndefined()
    expect(recipient(empty).checkedUser).toBeUndefined()
  })
})
