import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PersonMatch } from '#beeper/recipient/contact-match.ts'
import type { Recipient, RecipientState } from '#beeper/recipient/recipient-state.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { RecipientPreview, RecipientStrip } from './recipient-preview.tsx'
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
import { renderWith } from './testing/render-with.tsx'

const on = {
  onPick: vi.fn(),
  onTryNumber: vi.fn(),
  onChooseAccount: vi.fn(),
  onResolveConflict: vi.fn(),
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
  renderWith(
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

test('a person has a name, a network and a formatted number', () => {
  const { getByRole, getByText } = card(adaFound)
  expect(getByRole('heading', { name: 'Ada Obi' })).toBeTruthy()
  expect(getByText('AO')).toBeTruthy()
  expect(getByText('+44 7700 900101').closest('p')?.textContent).toBe('WhatsApp · +44 7700 900101')
})

test('an identifier without a contact has a glyph instead of initials', () => {
  const given = { kind: 'phoneNumber', value: '+447700900109' } as const
  card({ kind: 'identifier', given, account: whatsapp, lookup: 'on-start' })
  const heading = screen.getByRole('heading', { name: '+44 7700 900109' })
  const face = heading.parentElement?.previousElementSibling
  expect(face?.textContent).toBe('')
  expect(face?.querySelector('.border-dashed')).not.toBeNull()
})

test('the accounts of a person are toggle buttons, and the one in use is pressed', async () => {
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

test('a person on one account has no account buttons, even with several contacts', () => {
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

test('at most five of several people are listed, and the rest is counted', async () => {
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

test('two accounts of one network have different labels', () => {
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

test('a conflict between field and details offers both people', async () => {
  card({ kind: 'conflict', who: 'Ada Obi', details: '+447700900102' })
  await press('Use +44 7700 900102')
  expect(on.onResolveConflict).toHaveBeenLastCalledWith('details')
  await press('Use Ada Obi')
  expect(on.onResolveConflict).toHaveBeenLastCalledWith('who')
})

test('a number with another form offers to try that', async () => {
  const given = { kind: 'phoneNumber', value: '+525512345678' } as const
  card({ kind: 'identifier', given, account: whatsapp, lookup: 'on-start' })
  await press('Try +5215512345678, the other spelling')
  expect(on.onTryNumber).toHaveBeenCalledExactlyOnceWith('+5215512345678')
})

test('the card shows only the running request while sending', () => {
  const since = Date.now() - 5000
  const shown = card(adaFound, { sending: { network: 'WhatsApp', since } })
  const status = shown.getByRole('status')
  expect(status.textContent).toBe(
    'Asking WhatsApp… 5 s. The request is out once and won’t be repeated. If you stop waiting, the chat may still be opened.',
  )
  // the seconds are not announced
  expect(within(status).getByText('5 s.').getAttribute('aria-hidden')).toBe('true')
  expect(shown.queryAllByRole('button')).toEqual([])
  expect(document.querySelector('.progress-line')).not.toBeNull()
})

test('the strip has the text of the card in one line', () => {
  const check = {
    found: { chat: { chatID: 'c', lastActivity: undefined } },
    isChecking: false,
    hasFailed: false,
  }
  renderWith(
    <RecipientStrip
      recipient={recipient(adaFound, { check })}
      hasMessage={false}
      allowInvite
      spell={spell}
    />,
  )
  expect(document.body.textContent).toBe('Ada Obi · WhatsApp · you share a chat')
})
