import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PersonMatch } from '#beeper/recipient/contact-match.ts'
import type { Recipient, RecipientState } from '#beeper/recipient/recipient-state.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { RecipientPreview, RecipientStrip } from './recipient-preview.tsx'
import { draw } from './testing/drawn.tsx'
import {
  ada,
  adaFound,
  adaOnSignal,
  details,
  recipient,
  signal,
  spell,
  whatsapp,
} from './testing/recipients.ts'

const on = {
  onPick: vi.fn(),
  onTryNumber: vi.fn(),
  onChooseAccount: vi.fn(),
  onSettleConflict: vi.fn(),
}

beforeEach(() => {
  vi.clearAllMocks()
})
afterEach(cleanup)

const telegram = account('telegram')
const accounts = [whatsapp, signal, telegram]

interface More {
  known?: Partial<Recipient>
  sending?: { network: string; since: number }
}

/** The card of a state. */
function card(state: RecipientState, { known, sending }: More = {}) {
  draw(
    <RecipientPreview
      recipient={recipient(state, known)}
      hasMessage={false}
      allowInvite
      sending={sending}
      spell={spell}
      {...on}
    />,
    { accounts },
  )
  return within(screen.getByRole('region', { name: "Who you'll reach" }))
}

const press = (name: string | RegExp, where = within(document.body)) =>
  where.findByRole('button', { name }).then((button) => userEvent.setup().click(button))

test('a person has a name, a network and a number as people write it', () => {
  const { getByRole, getByText } = card(adaFound)
  expect(getByRole('heading', { name: 'Ada Obi' })).toBeTruthy()
  expect(getByText('AO')).toBeTruthy()
  expect(getByText('+44 7700 900101').closest('p')?.textContent).toBe('WhatsApp · +44 7700 900101')
})

test('what nobody is known by has a glyph, and never initials', () => {
  const given = { kind: 'phoneNumber', value: '+447700900109' } as const
  card({ kind: 'identifier', given, account: whatsapp, lookup: 'on-start' })
  const heading = screen.getByRole('heading', { name: '+44 7700 900109' })
  const face = heading.parentElement?.previousElementSibling
  expect(face?.textContent).toBe('')
  expect(face?.querySelector('.border-dashed')).not.toBeNull()
})

test('the other accounts of a person are chips, the one in use is pressed', async () => {
  const match: PersonMatch = {
    key: 'ada',
    name: 'Ada Obi',
    contacts: [
      { account: whatsapp, contact: ada },
      { account: signal, contact: adaOnSignal },
    ],
  }
  const known = { search: { ...recipient(adaFound).search, matches: [match] } }
  const group = within(card(adaFound, { known }).getByRole('group', { name: 'Also here' }))
  expect(group.getByRole('button', { name: 'WhatsApp', pressed: true })).toBeTruthy()
  await press('Signal', group)
  expect(on.onPick).toHaveBeenCalledExactlyOnceWith(adaOnSignal, signal.accountID)
})

test('one account has no chips, however many contacts it has of the person', () => {
  const twice: PersonMatch = {
    key: 'ada',
    name: 'Ada Obi',
    contacts: [
      { account: whatsapp, contact: { ...ada, id: '@ada:elsewhere' } },
      { account: whatsapp, contact: ada },
    ],
  }
  const known = { search: { ...recipient(adaFound).search, matches: [twice] } }
  expect(card(adaFound, { known }).queryByText('Also here')).toBeNull()
})

test('at most five of several people are rows, the rest is counted', async () => {
  const matches = Array.from({ length: 8 }, (_, index) => ({
    key: `${index}`,
    name: `Ana ${index}`,
    contacts: [{ account: signal, contact: user({ id: `${index}`, fullName: `Ana ${index}` }) }],
  }))
  const shown = card({ kind: 'several', query: 'ana', matches, isExact: false })
  const rows = within(shown.getByRole('list', { name: 'Who do you mean?' }))
  expect(rows.getAllByRole('button')).toHaveLength(5)
  expect(shown.getByText('and 3 more; keep typing to narrow them down')).toBeTruthy()
  await press(/^Ana 2/, rows)
  expect(on.onPick).toHaveBeenCalledExactlyOnceWith(
    matches[2]?.contacts[0]?.contact,
    'local-signal',
  )
})

test('an account that can look the person up is a button', async () => {
  const given = { kind: 'username', value: 'ada' } as const
  card({ kind: 'unsupported', given, account: whatsapp, others: [telegram] })
  await press('Use Telegram')
  expect(on.onChooseAccount).toHaveBeenCalledExactlyOnceWith('local-telegram')
})

test('two accounts of one network are told apart', () => {
  const work = account('telegram', {
    accountID: 'work',
    user: user({ id: 'w', phoneNumber: '+447700900199' }),
  })
  const given = { kind: 'username', value: 'ada' } as const
  const shown = card({ kind: 'unsupported', given, account: whatsapp, others: [telegram, work] })
  expect(shown.getByRole('button', { name: 'Use Telegram · +44 7700 900199' })).toBeTruthy()
})

test('a link of another network offers the account that is on it', async () => {
  card(
    { kind: 'other-network', network: 'telegram', account: whatsapp },
    { known: { user: details({ username: 'jun' }) } },
  )
  await press('Use Telegram')
  expect(on.onChooseAccount).toHaveBeenCalledExactlyOnceWith('local-telegram')
})

test('two people in one form are both named, and one of them is kept', async () => {
  card({ kind: 'conflict', who: 'Ada Obi', details: '+447700900102' })
  await press('Use +44 7700 900102')
  expect(on.onSettleConflict).toHaveBeenLastCalledWith('details')
  await press('Use Ada Obi')
  expect(on.onSettleConflict).toHaveBeenLastCalledWith('who')
})

test('a number that its country writes in two forms can be tried in the other', async () => {
  const given = { kind: 'phoneNumber', value: '+525512345678' } as const
  card({ kind: 'identifier', given, account: whatsapp, lookup: 'on-start' })
  await press('Try +5215512345678, the other spelling')
  expect(on.onTryNumber).toHaveBeenCalledExactlyOnceWith('+5215512345678')
})

test('while sending, the card says so and offers nothing else', () => {
  const since = Date.now() - 5000
  const shown = card(adaFound, { sending: { network: 'WhatsApp', since } })
  const status = shown.getByRole('status')
  expect(status.textContent).toBe(
    'Asking WhatsApp… 5 s. The request is out once and won’t be repeated. If you stop waiting, the chat may still be opened.',
  )
  // the seconds are not read out one by one
  expect(within(status).getByText('5 s.').getAttribute('aria-hidden')).toBe('true')
  expect(shown.queryAllByRole('button')).toEqual([])
  expect(document.querySelector('.progress-line')).not.toBeNull()
})

test('the strip says in one line what the card says', () => {
  const check = {
    found: { chat: { chatID: 'c', lastActivity: undefined } },
    isChecking: false,
    hasFailed: false,
  }
  draw(
    <RecipientStrip
      recipient={recipient(adaFound, { check })}
      hasMessage={false}
      allowInvite
      spell={spell}
    />,
  )
  expect(document.body.textContent).toBe('Ada Obi · WhatsApp · you share a chat')
})
