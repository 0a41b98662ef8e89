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

describe('what is searched for', () => {
  test.each([
    ['a name', 'Ada Obi', 'Ada Obi'],
    ['a number, as it is sent', '+44 7700 900101', '+447700900101'],
    ['a number with the prefix that dials abroad', '0044 7700 900101', '+447700900101'],
    ['an address', 'Ada <ada@example.org>', 'ada@example.org'],
    ['a handle', '@ada_obi', 'ada_obi'],
    ['an ID', '@ada:example.org', '@ada:example.org'],
    ['nothing', '', ''],
    // it would be looked up at home, wherever that is
    ['no number that names no country', '07700 900101', ''],
  ])('is %s', (_, text, query) => {
    expect(plan(typed(text)).query.replace(/^@(?=[^:]+$)/, '')).toBe(query)
  })

  test('is the number once its country was said', () => {
    const draft = chooseCountry(typed('07700 900101'), 'GB')
    expect(plan(draft)).toMatchObject({ query: '+447700900101', phoneReadings: 1 })
    expect(plan(draft).user.phoneNumber).toBe('+447700900101')
  })

  test('is no number with two meanings', () => {
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

  test('is on the one account that was chosen, with its network', () => {
    expect(plan(on(typed('Ada'))).searched).toBe(whatsapp)
    expect(plan(typed('Ada')).searched).toBeUndefined()
  })

  test('is nobody while people are picked', () => {
    expect(plan({ ...typed('Ada'), mode: 'create' }).query).toBe('')
  })
})

test('a number without the phone library is sent without its marks', () => {
  expect(plan(typed('+44 (7700) 900-101'), { readNumber: undefined }).user.phoneNumber).toBe(
    '+447700900101',
  )
})

describe('the account', () => {
  test('is proposed for a number: the last one of those that look numbers up', () => {
    const draft = typed('+44 7700 900101')
    const last = { lastAccountID: telegram.accountID }
    expect(recipient(draft, found(), last).recipient).toMatchObject({
      account: telegram,
      accountReason: 'proposed',
      rules: { name: 'Telegram' },
    })
  })

  test('is proposed with the person who was found', () => {
    const { recipient: ofAda } = recipient(typed('Ada Obi'), found(ada))
    expect(ofAda).toMatchObject({ account: whatsapp, accountReason: 'proposed' })
  })

  test('that was chosen is not proposed', () => {
    const { recipient: chosen } = recipient(on(typed('+44 7700 900101')))
    expect(chosen).toMatchObject({ account: whatsapp, accountReason: 'chosen' })
  })

  test('is none while nobody can be reached', () => {
    const { recipient: none } = recipient(typed('Nobody Atall'))
    expect(none.account).toBeUndefined()
    expect(none.rules).toBeUndefined()
  })
})

describe('what is sent', () => {
  test('is the contact that a name means exactly', () => {
    expect(recipient(typed('ada obi'), found(ada)).recipient.user).toMatchObject({
      id: '@ada:w',
      phoneNumber: '+447700900101',
    })
  })

  test('is the number that was typed, whoever has it', () => {
    const { recipient: ofAda } = recipient(typed('+44 7700 900101'), found(ada))
    expect(ofAda.state).toMatchObject({ kind: 'person', how: 'exact' })
    expect(ofAda.user).toMatchObject({ id: '', phoneNumber: '+447700900101' })
  })

  test('is no ID of a partial match', () => {
    expect(recipient(typed('Ada'), found(ada)).recipient.user.id).toBe('')
  })
})

describe('whose chat is looked for before sending', () => {
  test('is the contact with all that is known of them', () => {
    expect(recipient(typed('+44 7700 900101'), found(ada)).checkedUser).toMatchObject({
      id: '@ada:w',
      fullName: 'Ada Obi',
    })
  })

  test('is the number itself where no contact has it', () => {
    expect(recipient(typed('+44 7700 900101')).checkedUser).toMatchObject({
      id: '',
      phoneNumber: '+447700900101',
    })
  })

  test.each([
    ['of whom nothing is typed', typed(''), found()],
    ['who is one of several', typed('Ada'), found(ada, { ...ada, id: '@b', phoneNumber: '1' })],
    ['who is still searched', typed('+44 7700 900101'), { ...found(), isSearching: true }],
    ['whose country is not known', typed('07700 900101'), found()],
  ])('is nobody %s', (_, draft, search) => {
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
