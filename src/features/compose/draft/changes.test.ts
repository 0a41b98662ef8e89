import { describe, expect, test } from 'vitest'
import { account, user } from '#beeper/testing/accounts.ts'
import {
  afterOpened,
  changeAccount,
  changeMode,
  changeNumber,
  chooseCountry,
  editDetail,
  editMessage,
  emptied,
  keepAccount,
  nameInMessage,
  pickContact,
  prefill,
  readWhoAs,
  resolveConflict,
  takeCard,
  takeOffer,
  typeWho,
} from './changes.ts'
import { emptyDetails, emptyDraft, WholeDraft as Schema, type WholeDraft } from './draft.ts'
import { addParticipants } from './participants.ts'

const ada = user({
  id: '@ada:whatsapp',
  fullName: 'Ada Obi',
  phoneNumber: '+447700900101',
  username: 'adaobi',
})
const jun = user({ id: '@jun:whatsapp', fullName: 'Jun Lindqvist', phoneNumber: '+447700900102' })
const whatsapp = { mount: '/sandbox', accountID: 'whatsapp' }
const picked = pickContact(emptyDraft, ada, whatsapp)

/** The draft after a reload, or in another tab. */
const reloaded = (draft: WholeDraft) => Schema.parse(JSON.parse(JSON.stringify(draft)))

const given = ({ user: details }: WholeDraft) =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ''))

describe('typing in the recipient field', () => {
  test('fills the detail it is read as', () => {
    expect(given(typeWho(emptyDraft, '+44 7700 900101'))).toEqual({
      phoneNumber: '+44 7700 900101',
    })
    expect(given(typeWho(emptyDraft, 'ada'))).toEqual({ fullName: 'ada' })
  })

  test('replaces what the previous text filled in', () => {
    const name = typeWho(typeWho(emptyDraft, 'ada@example.org'), 'Jun')
    expect(given(name)).toEqual({ fullName: 'Jun' })
  })

  test('over a chosen contact drops all that came with them, also after a reload', () => {
    for (const draft of [picked, reloaded(picked)]) {
      const next = typeWho(draft, '+44 7700 900102')
      expect(given(next)).toEqual({ phoneNumber: '+44 7700 900102' })
      expect(next.person).toBeUndefined()
    }
  })

  test('does not overwrite details that were typed by hand', () => {
    const byHand = editDetail(emptyDraft, 'email', 'jun@example.org')
    expect(given(typeWho(byHand, 'Jun'))).toEqual({ email: 'jun@example.org', fullName: 'Jun' })
    expect(given(typeWho(byHand, 'ada@example.org'))).toEqual({ email: 'jun@example.org' })
  })

  test('an empty text removes the person', () => {
    expect(typeWho(picked, '')).toEqual({ ...emptyDraft, accountIDs: {} })
  })
})

describe('the country of a number', () => {
  const local = chooseCountry(typeWho(emptyDraft, '0170 123'), 'DE')

  test('is kept while the number is edited', () => {
    expect(typeWho(local, '0170 1234567').country).toBe('DE')
  })

  test.each(['0171 7654321', 'Jun', ''])('is cleared by another text: “%s”', (text) => {
    expect(typeWho(local, text).country).toBe('')
  })
})

describe('a message that a link carries', () => {
  const link = typeWho(emptyDraft, 'https://wa.me/447700900101?text=Hello')

  test('fills the message field and is removed with the link', () => {
    expect(link.messageText).toBe('Hello')
    expect(typeWho(link, 'Jun').messageText).toBe('')
  })

  test('stays after it was edited', () => {
    const edited = editMessage(link, 'Hello Ada')
    expect(typeWho(edited, 'Jun').messageText).toBe('Hello Ada')
  })

  test('never replaces a message that was typed', () => {
    const typed = typeWho(editMessage(emptyDraft, 'Hi'), 'https://wa.me/447700900101?text=Hello')
    expect(typed.messageText).toBe('Hi')
  })
})

describe('reading the text as something else', () => {
  test('moves it into that detail', () => {
    const draft = readWhoAs(typeWho(emptyDraft, 'jun_lindqvist'), 'username')
    expect(given(draft)).toEqual({ username: 'jun_lindqvist' })
  })

  test('is reset when the field is emptied', () => {
    const draft = readWhoAs(typeWho(emptyDraft, 'jun_lindqvist'), 'username')
    expect(typeWho(draft, '').readAs).toBe('')
  })
})

describe('choosing a contact', () => {
  test('fills every detail and keeps the account of the contact', () => {
    expect(picked.who).toBe('Ada Obi')
    expect(given(picked)).toEqual({
      id: '@ada:whatsapp',
      username: 'adaobi',
      phoneNumber: '+447700900101',
      fullName: 'Ada Obi',
    })
    expect(picked.person?.accountKey).toBe('/sandbox whatsapp')
  })

  test('replaces the previous person and what was typed by hand', () => {
    const before = editDetail(emptyDraft, 'phoneNumber', '+1 555 010 0106')
    for (const draft of [before, reloaded(picked)]) {
      expect(given(pickContact(draft, jun, whatsapp))).toEqual({
        id: '@jun:whatsapp',
        phoneNumber: '+447700900102',
        fullName: 'Jun Lindqvist',
      })
    }
  })

  test('changes a chosen account to theirs, and keeps “all accounts”', () => {
    const onSignal = changeAccount(emptyDraft, '/sandbox', 'signal')
    expect(pickContact(onSignal, ada, whatsapp).accountIDs).toEqual({ '/sandbox': 'whatsapp' })
    expect(picked.accountIDs).toEqual({})
  })
})

describe('editing a detail by hand', () => {
  test.each(['phoneNumber', 'username', 'email', 'id'] as const)(
    'removes a chosen contact and all that came with them: %s',
    (name) => {
      const next = editDetail(picked, name, 'x')
      expect(next.person).toBeUndefined()
      expect(given(next)).toEqual({ [name]: 'x' })
      expect(next.who).toBe('')
    },
  )

  test('removes the person of a link', () => {
    const link = prefill(emptyDraft, {
      ...{ mode: 'start', origin: 'link', participants: [], ...whatsapp },
      user: { id: '@ada:whatsapp', phoneNumber: '+447700900101' },
    })
    expect(given(editDetail(link, 'phoneNumber', '+1 555'))).toEqual({ phoneNumber: '+1 555' })
  })

  test('keeps the contact when it is the name', () => {
    expect(editDetail(picked, 'fullName', 'Ada O.').person).toEqual(picked.person)
  })

  test('keeps a name that was typed in the field', () => {
    const named = typeWho(emptyDraft, 'Ada Obi')
    expect(given(editDetail(named, 'phoneNumber', '+1 555'))).toEqual({
      fullName: 'Ada Obi',
      phoneNumber: '+1 555',
    })
  })
})

describe('a contact card', () => {
  const number = (phoneNumber: string, label: string) => ({
    kind: 'person' as const,
    identifier: 'phoneNumber' as const,
    user: { phoneNumber },
    networks: [],
    others: [],
    label,
  })
  const card = takeCard(picked, {
    ...number('+447700900101', 'mobile'),
    user: { phoneNumber: '+447700900101', fullName: 'Ada Obi' },
    others: [number('+441632960101', 'work')],
  })

  test('replaces the person and offers its other numbers', () => {
    expect(card.who).toBe('Ada Obi')
    expect(given(card)).toEqual({ phoneNumber: '+447700900101', fullName: 'Ada Obi' })
    expect(card.offers).toEqual([
      { identifier: 'phoneNumber', value: '+441632960101', label: 'work' },
    ])
  })

  test('offers the first number after another one was taken', () => {
    const [offer] = card.offers
    const next = offer && takeOffer(card, offer)
    expect(next && given(next)).toEqual({ phoneNumber: '+441632960101', fullName: 'Ada Obi' })
    expect(next?.offers.map(({ value }) => value)).toEqual(['+447700900101'])
  })

  test('is removed entirely when another person is typed', () => {
    const next = typeWho(reloaded(card), 'Jun')
    expect(given(next)).toEqual({ fullName: 'Jun' })
    expect(next.offers).toEqual([])
  })
})

describe('choosing another account', () => {
  test('keeps the chosen person', () => {
    const next = changeAccount(picked, '/sandbox', 'signal')
    expect(next.person).toEqual(picked.person)
    expect(next.accountIDs).toEqual({ '/sandbox': 'signal' })
  })

  test('on one server keeps the account of another server', () => {
    const both = changeAccount(changeAccount(emptyDraft, '/sandbox', 'a'), '/beeper', 'b')
    expect(both.accountIDs).toEqual({ '/sandbox': 'a', '/beeper': 'b' })
  })

  test('overrides a link until the text changes', () => {
    const link = changeAccount(typeWho(emptyDraft, 't.me/jun_lindqvist'), '/sandbox', 'signal')
    expect(link.keepsAccount).toBe(true)
    expect(typeWho(link, 'Ada').keepsAccount).toBe(false)
    expect(keepAccount(emptyDraft).keepsAccount).toBe(true)
  })
})

describe('prefilling', () => {
  const values = { mode: 'start', origin: 'link', participants: [], ...whatsapp } as const

  test('fills in the message of a link, which is removed with the person', () => {
    const withMessage = { ...values, user: { id: '@jun:whatsapp' }, messageText: 'Hello' }
    const link = prefill({ ...picked, messageText: 'For Ada' }, withMessage)
    expect(link.messageText).toBe('Hello')
    expect(typeWho(link, 'Sol').messageText).toBe('')
    const { messageText: _, ...without } = withMessage
    expect(prefill(link, without).messageText).toBe('')
  })

  test('a number from a link is removed when another person is typed', () => {
    const link = prefill(picked, { ...values, user: { phoneNumber: '+447700900101' } })
    expect(link.who).toBe('+447700900101')
    expect(given(typeWho(reloaded(link), '+44 7700 900102'))).toEqual({
      phoneNumber: '+44 7700 900102',
    })
  })

  test('an ID from a recent entry is replaced when a contact is chosen', () => {
    const recent = prefill(emptyDraft, {
      ...{ ...values, origin: 'recents' },
      user: { phoneNumber: '+447700900101', id: '@ada:whatsapp', fullName: 'Ada Obi' },
    })
    expect(recent.who).toBe('Ada Obi')
    expect(recent.person?.id).toBe('@ada:whatsapp')
    expect(given(pickContact(recent, jun, whatsapp)).id).toBe('@jun:whatsapp')
  })

  test('an ID from a link chooses its account but no contact', () => {
    const user = { id: '@jun:whatsapp', phoneNumber: '+447700900101' }
    const link = prefill(picked, { ...values, user })
    expect(link.person).toBeUndefined()
    expect(link.accountIDs['/sandbox']).toBe(whatsapp.accountID)
    expect(link.keepsAccount).toBe(true)
    const { accountID: _, ...anywhere } = { ...values, user }
    expect(prefill(picked, anywhere).keepsAccount).toBe(false)
  })

  test('a text is recognized as if it had been typed', () => {
    const link = prefill(emptyDraft, { ...values, who: 't.me/jun_lindqvist', user: {} })
    expect(link.who).toBe('t.me/jun_lindqvist')
    expect(given(link)).toEqual({ username: 'jun_lindqvist' })
    expect(given(typeWho(link, 'Ada'))).toEqual({ fullName: 'Ada' })
  })

  test('replaces the message of the previous link', () => {
    const user = { phoneNumber: '+447700900101' }
    const link = prefill(picked, { ...values, user, messageText: 'Hello' })
    expect(link.messageText).toBe('Hello')
    expect(prefill(link, { ...values, user, messageText: 'Hi' }).messageText).toBe('Hi')
    expect(typeWho(link, 'Jun').messageText).toBe('')
  })

  test('keeps the values of the other mode', () => {
    const next = prefill(picked, { ...values, mode: 'create', title: 'Trip', user: {} })
    expect(next.mode).toBe('create')
    expect(next.title).toBe('Trip')
    expect(next.person).toEqual(picked.person)
  })
})

test('another form of a number replaces the text or detail it came from', () => {
  const typed = typeWho(emptyDraft, '+5215512345678')
  expect(changeNumber(typed, '+525512345678').who).toBe('+525512345678')
  const byHand = editDetail(emptyDraft, 'phoneNumber', '+5215512345678')
  expect(given(changeNumber(byHand, '+525512345678'))).toEqual({ phoneNumber: '+525512345678' })
})

describe('resolving a conflict between field and details', () => {
  const byHand = editDetail(emptyDraft, 'phoneNumber', '+44 7700 900101')
  const conflict = typeWho(byHand, '+44 7700 900102')

  test('keeps the details and empties the field', () => {
    const next = resolveConflict(conflict, 'details')
    expect([next.who, given(next)]).toEqual(['', { phoneNumber: '+44 7700 900101' }])
  })

  test('keeps the field, which fills the details', () => {
    const next = resolveConflict(conflict, 'who')
    expect(given(next)).toEqual({ phoneNumber: '+44 7700 900102' })
  })
})

test('changing the mode keeps the values of both modes', () => {
  expect(changeMode(picked, 'create')).toEqual({ ...picked, mode: 'create' })
})

test('an emptied draft keeps mode and accounts', () => {
  const draft = { ...picked, mode: 'create', accountIDs: { '/sandbox': 'a' } } as const
  expect(emptied({ ...draft })).toEqual({
    ...emptyDraft,
    ...{ mode: 'create', accountIDs: { '/sandbox': 'a' }, user: emptyDetails },
  })
})

describe('a first name that was filled into the message', () => {
  const named = nameInMessage(picked, 'Hi Ada, coffee at nine?', 'Ada')

  test('is known while the message contains it, also after another person was typed', () => {
    expect(named).toMatchObject({ messageText: 'Hi Ada, coffee at nine?', filledName: 'Ada' })
    expect(typeWho(named, 'Jun').filledName).toBe('Ada')
    expect(editMessage(named, 'Hi Ada!').filledName).toBe('Ada')
  })

  test('is cleared when the message no longer contains it', () => {
    expect(editMessage(named, 'Hi Adam!').filledName).toBe('')
    expect(editMessage(editMessage(named, ''), 'Hi Ada').filledName).toBe('')
    expect(afterOpened(typeWho(named, 'Jun'), named)).toMatchObject({
      messageText: '',
      filledName: '',
    })
    const link = { mode: 'start', origin: 'link', mount: '/sandbox', user: {} } as const
    const filled = prefill(named, { ...link, participants: [], messageText: 'Hello Ada' })
    expect(filled).toMatchObject({ messageText: 'Hello Ada', filledName: '' })
  })
})

describe('after a chat was opened', () => {
  const sent = editMessage(picked, 'Hello')

  test('the form is emptied', () => {
    expect(afterOpened(reloaded(sent), sent)).toEqual(emptied(sent))
  })

  test('the key order of participants in the sent draft does not matter', () => {
    const contact = { account: account('whatsapp'), contact: user({ id: '1@x', fullName: 'Ada' }) }
    const typed = new Map([['1@x', '+44 (0)7700 900101']])
    const draft = addParticipants({ ...emptyDraft, mode: 'create' }, [contact], '/sandbox', typed)
    const parsed = Schema.parse(structuredClone(draft))
    expect(JSON.stringify(parsed)).not.toBe(JSON.stringify(draft))
    expect(afterOpened(draft, parsed)).toEqual(emptied(draft))
  })

  test('a person typed since the request stays, and the sent message is removed', () => {
    const meanwhile = typeWho(sent, 'Jun')
    expect(afterOpened(meanwhile, sent)).toEqual({ ...meanwhile, messageText: '' })
  })

  test('a message typed since the request stays', () => {
    const meanwhile = editMessage(sent, 'And another thing')
    expect(afterOpened(meanwhile, sent)).toEqual(meanwhile)
  })
})
