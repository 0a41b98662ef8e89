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
  settleConflict,
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

/** As it is after a reload, or in another tab. */
const reloaded = (draft: WholeDraft) => Schema.parse(JSON.parse(JSON.stringify(draft)))

const given = ({ user: details }: WholeDraft) =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ''))

describe('typing who', () => {
  test('fills the detail it is read as', () => {
    expect(given(typeWho(emptyDraft, '+44 7700 900101'))).toEqual({
      phoneNumber: '+44 7700 900101',
    })
    expect(given(typeWho(emptyDraft, 'ada'))).toEqual({ fullName: 'ada' })
  })

  test('replaces what the text before it had filled', () => {
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

  test('keeps what was typed into a detail by hand, and does not overwrite it', () => {
    const byHand = editDetail(emptyDraft, 'email', 'jun@example.org')
    expect(given(typeWho(byHand, 'Jun'))).toEqual({ email: 'jun@example.org', fullName: 'Jun' })
    expect(given(typeWho(byHand, 'ada@example.org'))).toEqual({ email: 'jun@example.org' })
  })

  test('nothing is no person', () => {
    expect(typeWho(picked, '')).toEqual({ ...emptyDraft, accountIDs: {} })
  })
})

describe('the country of a number', () => {
  const local = chooseCountry(typeWho(emptyDraft, '0170 123'), 'DE')

  test('holds while the number is edited', () => {
    expect(typeWho(local, '0170 1234567').country).toBe('DE')
  })

  test.each(['0171 7654321', 'Jun', ''])('does not hold for another text: “%s”', (text) => {
    expect(typeWho(local, text).country).toBe('')
  })
})

describe('a message that a link carries', () => {
  const link = typeWho(emptyDraft, 'https://wa.me/447700900101?text=Hello')

  test('fills the message and leaves with the link', () => {
    expect(link.messageText).toBe('Hello')
    expect(typeWho(link, 'Jun').messageText).toBe('')
  })

  test('stays once it was edited', () => {
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

  test('ends with the text', () => {
    const draft = readWhoAs(typeWho(emptyDraft, 'jun_lindqvist'), 'username')
    expect(typeWho(draft, '').readAs).toBe('')
  })
})

describe('choosing a contact', () => {
  test('fills every detail and says whose account knows them', () => {
    expect(picked.who).toBe('Ada Obi')
    expect(given(picked)).toEqual({
      id: '@ada:whatsapp',
      username: 'adaobi',
      phoneNumber: '+447700900101',
      fullName: 'Ada Obi',
    })
    expect(picked.person?.accountKey).toBe('/sandbox whatsapp')
  })

  test('leaves nothing of the one before, nor of what was typed by hand', () => {
    const before = editDetail(emptyDraft, 'phoneNumber', '+1 555 010 0106')
    for (const draft of [before, reloaded(picked)]) {
      expect(given(pickContact(draft, jun, whatsapp))).toEqual({
        id: '@jun:whatsapp',
        phoneNumber: '+447700900102',
        fullName: 'Jun Lindqvist',
      })
    }
  })

  test('on another account than the chosen one chooses theirs; all accounts stay all', () => {
    const onSignal = changeAccount(emptyDraft, '/sandbox', 'signal')
    expect(pickContact(onSignal, ada, whatsapp).accountIDs).toEqual({ '/sandbox': 'whatsapp' })
    expect(picked.accountIDs).toEqual({})
  })
})

describe('editing a detail by hand', () => {
  test.each(['phoneNumber', 'username', 'email', 'id'] as const)(
    '%s of a chosen contact drops them with all that came with them',
    (name) => {
      const next = editDetail(picked, name, 'x')
      expect(next.person).toBeUndefined()
      expect(given(next)).toEqual({ [name]: 'x' })
      expect(next.who).toBe('')
    },
  )

  test('of a link, a card or a recent entry does so, too', () => {
    const link = prefill(emptyDraft, {
      ...{ mode: 'start', origin: 'link', participants: [], ...whatsapp },
      user: { id: '@ada:whatsapp', phoneNumber: '+447700900101' },
    })
    expect(given(editDetail(link, 'phoneNumber', '+1 555'))).toEqual({ phoneNumber: '+1 555' })
  })

  test('the name keeps the contact', () => {
    expect(editDetail(picked, 'fullName', 'Ada O.').person).toEqual(picked.person)
  })

  test('beside a name in the field keeps the name', () => {
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

  test('replaces the person, and offers its other numbers', () => {
    expect(card.who).toBe('Ada Obi')
    expect(given(card)).toEqual({ phoneNumber: '+447700900101', fullName: 'Ada Obi' })
    expect(card.offers).toEqual([
      { identifier: 'phoneNumber', value: '+441632960101', label: 'work' },
    ])
  })

  test('gives another number, and offers the first one then', () => {
    const [offer] = card.offers
    const next = offer && takeOffer(card, offer)
    expect(next && given(next)).toEqual({ phoneNumber: '+441632960101', fullName: 'Ada Obi' })
    expect(next?.offers.map(({ value }) => value)).toEqual(['+447700900101'])
  })

  test('leaves whole when another person is typed', () => {
    const next = typeWho(reloaded(card), 'Jun')
    expect(given(next)).toEqual({ fullName: 'Jun' })
    expect(next.offers).toEqual([])
  })
})

describe('another account', () => {
  test('keeps the person, whose ID belongs to the account it came from', () => {
    const next = changeAccount(picked, '/sandbox', 'signal')
    expect(next.person).toEqual(picked.person)
    expect(next.accountIDs).toEqual({ '/sandbox': 'signal' })
  })

  test('of another server leaves the first server its own', () => {
    const both = changeAccount(changeAccount(emptyDraft, '/sandbox', 'a'), '/beeper', 'b')
    expect(both.accountIDs).toEqual({ '/sandbox': 'a', '/beeper': 'b' })
  })

  test('chosen under a link wins over the link, until the next text', () => {
    const link = changeAccount(typeWho(emptyDraft, 't.me/jun_lindqvist'), '/sandbox', 'signal')
    expect(link.keepsAccount).toBe(true)
    expect(typeWho(link, 'Ada').keepsAccount).toBe(false)
    expect(keepAccount(emptyDraft).keepsAccount).toBe(true)
  })
})

describe('filling from outside', () => {
  const wanted = { mode: 'start', origin: 'link', participants: [], ...whatsapp } as const

  test('brings the message of the link, which leaves with the person', () => {
    const withMessage = { ...wanted, user: { id: '@jun:whatsapp' }, messageText: 'Hello' }
    const link = prefill({ ...picked, messageText: 'For Ada' }, withMessage)
    expect(link.messageText).toBe('Hello')
    expect(typeWho(link, 'Sol').messageText).toBe('')
    const { messageText: _, ...without } = withMessage
    expect(prefill(link, without).messageText).toBe('')
  })

  test('with a number leaves whole when another person is typed', () => {
    const link = prefill(picked, { ...wanted, user: { phoneNumber: '+447700900101' } })
    expect(link.who).toBe('+447700900101')
    expect(given(typeWho(reloaded(link), '+44 7700 900102'))).toEqual({
      phoneNumber: '+44 7700 900102',
    })
  })

  test('with an ID leaves whole when a contact is chosen', () => {
    const recent = prefill(emptyDraft, {
      ...{ ...wanted, origin: 'recents' },
      user: { phoneNumber: '+447700900101', id: '@ada:whatsapp', fullName: 'Ada Obi' },
    })
    expect(recent.who).toBe('Ada Obi')
    expect(recent.person?.id).toBe('@ada:whatsapp')
    expect(given(pickContact(recent, jun, whatsapp)).id).toBe('@jun:whatsapp')
  })

  test('claims an ID on the account it names, and chooses nobody', () => {
    const user = { id: '@jun:whatsapp', phoneNumber: '+447700900101' }
    const link = prefill(picked, { ...wanted, user })
    expect(link.person).toBeUndefined()
    expect(link.accountIDs['/sandbox']).toBe(whatsapp.accountID)
    expect(link.keepsAccount).toBe(true)
    const { accountID: _, ...anywhere } = { ...wanted, user }
    expect(prefill(picked, anywhere).keepsAccount).toBe(false)
  })

  test('with a text reads it as if it had been typed', () => {
    const link = prefill(emptyDraft, { ...wanted, who: 't.me/jun_lindqvist', user: {} })
    expect(link.who).toBe('t.me/jun_lindqvist')
    expect(given(link)).toEqual({ username: 'jun_lindqvist' })
    expect(given(typeWho(link, 'Ada'))).toEqual({ fullName: 'Ada' })
  })

  test('fills in its message, which leaves with the person of the link', () => {
    const user = { phoneNumber: '+447700900101' }
    const link = prefill(picked, { ...wanted, user, messageText: 'Hello' })
    expect(link.messageText).toBe('Hello')
    expect(prefill(link, { ...wanted, user, messageText: 'Hi' }).messageText).toBe('Hi')
    expect(typeWho(link, 'Jun').messageText).toBe('')
  })

  test('leaves the other mode as it was', () => {
    const next = prefill(picked, { ...wanted, mode: 'create', title: 'Trip', user: {} })
    expect(next.mode).toBe('create')
    expect(next.title).toBe('Trip')
    expect(next.person).toEqual(picked.person)
  })
})

test('a number in its other form replaces the text it came from', () => {
  const typed = typeWho(emptyDraft, '+5215512345678')
  expect(changeNumber(typed, '+525512345678').who).toBe('+525512345678')
  const byHand = editDetail(emptyDraft, 'phoneNumber', '+5215512345678')
  expect(given(changeNumber(byHand, '+525512345678'))).toEqual({ phoneNumber: '+525512345678' })
})

describe('where field and details disagree', () => {
  const byHand = editDetail(emptyDraft, 'phoneNumber', '+44 7700 900101')
  const conflict = typeWho(byHand, '+44 7700 900102')

  test('the details win, and the field is emptied', () => {
    const next = settleConflict(conflict, 'details')
    expect([next.who, given(next)]).toEqual(['', { phoneNumber: '+44 7700 900101' }])
  })

  test('the field wins, and fills the details', () => {
    const next = settleConflict(conflict, 'who')
    expect(given(next)).toEqual({ phoneNumber: '+44 7700 900102' })
  })
})

test('another mode keeps the values of both', () => {
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

  test('is known while the message has it, whoever is typed meanwhile', () => {
    expect(named).toMatchObject({ messageText: 'Hi Ada, coffee at nine?', filledName: 'Ada' })
    expect(typeWho(named, 'Jun').filledName).toBe('Ada')
    expect(editMessage(named, 'Hi Ada!').filledName).toBe('Ada')
  })

  test('is forgotten with it', () => {
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

  test('the form is ready for the next person', () => {
    expect(afterOpened(reloaded(sent), sent)).toEqual(emptied(sent))
  })

  test('the keys of participants may stand in another order in what was sent', () => {
    const contact = { account: account('whatsapp'), contact: user({ id: '1@x', fullName: 'Ada' }) }
    const typed = new Map([['1@x', '+44 (0)7700 900101']])
    const draft = addParticipants({ ...emptyDraft, mode: 'create' }, [contact], '/sandbox', typed)
    const parsed = Schema.parse(structuredClone(draft))
    expect(JSON.stringify(parsed)).not.toBe(JSON.stringify(draft))
    expect(afterOpened(draft, parsed)).toEqual(emptied(draft))
  })

  test('a person who was typed meanwhile stays, and the message that was sent leaves', () => {
    const meanwhile = typeWho(sent, 'Jun')
    expect(afterOpened(meanwhile, sent)).toEqual({ ...meanwhile, messageText: '' })
  })

  test('a message that was typed meanwhile stays', () => {
    const meanwhile = editMessage(sent, 'And another thing')
    expect(afterOpened(meanwhile, sent)).toEqual(meanwhile)
  })
})
