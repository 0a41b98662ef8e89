import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Recent } from './recent.ts'
import { RecentsSheet } from './recents-sheet.tsx'

const dialog = ['showModal', 'close'] as const

beforeEach(() => {
  // jsdom has no modal dialogs
  for (const name of dialog) {
    Object.defineProperty(HTMLDialogElement.prototype, name, {
      configurable: true,
      value(this: HTMLDialogElement) {
        this.open = name === 'showModal'
      },
    })
  }
})

afterEach(() => {
  cleanup()
  for (const name of dialog) Reflect.deleteProperty(HTMLDialogElement.prototype, name)
})

const recent = (title: string, fields: Partial<Recent> = {}): Recent => ({
  mount: '/sandbox',
  accountID: 'whatsapp',
  chatID: `!${title}:example.org`,
  title,
  network: { type: 'whatsapp', name: 'WhatsApp' },
  isGroup: false,
  status: 'created',
  at: Date.now(),
  asked: { mode: 'start', user: { phoneNumber: '+447700900101' }, allowInvite: true },
  ...fields,
})

const walk = recent('Sunday walk', {
  isGroup: true,
  asked: {
    mode: 'create',
    type: 'group',
    people: ['Ada Obi', 'Tess Brandt', 'Zoë'].map((name) => ({ id: name, name })),
  },
})

function show(recents: Recent[]) {
  const done: string[] = []
  const on = (what: string) => (one: Recent) => done.push(`${what} ${one.title}`)
  render(
    <RecentsSheet
      mount="/sandbox"
      recents={recents}
      spell={(text) => text.replace('+447700900101', '+44 7700 900101')}
      onShow={on('show')}
      onFill={on('fill')}
      onClose={() => done.push('closed')}
    />,
  )
  return done
}

test('a row shows its card, and has a button to fill the form', async () => {
  const done = show([recent('Ada Obi'), walk])
  await userEvent.click(screen.getByText('Sunday walk'))
  expect(done).toEqual(['show Sunday walk'])
  cleanup()
  const filled = show([recent('Ada Obi'), walk])
  await userEvent.click(screen.getByRole('button', { name: 'Fill the form: Ada Obi' }))
  expect(filled).toEqual(['fill Ada Obi'])
})

test('Enter in the search shows the card of the first match, if any', async () => {
  const done = show([recent('Ada Obi'), walk])
  await userEvent.type(screen.getByRole('searchbox'), 'nobody{Enter}')
  expect(done).toEqual([])
  await userEvent.clear(screen.getByRole('searchbox'))
  await userEvent.type(screen.getByRole('searchbox'), 'sunday{Enter}')
  expect(done).toEqual(['show Sunday walk'])
})

test('Enter during IME composition shows nothing', () => {
  const done = show([recent('佐藤 遥')])
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter', keyCode: 229 })
  expect(done).toEqual([])
})

test('people have one face, groups have two, and numbers are formatted', () => {
  show([recent('+447700900101'), recent('Ada Obi'), walk])
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(rows[0]).toContain('+44 7700 900101')
  expect(rows[1]).toMatch(/^AO/)
  expect(rows[2]).toMatch(/^AOTB/)
})
