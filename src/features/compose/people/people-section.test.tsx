import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useAccounts } from '#beeper/accounts.ts'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { createBeeper } from '#beeper/http/client.ts'
import { rulesOf } from '#beeper/network-rules.ts'
import { freshSandbox } from '#sandbox/testing/fresh-sandbox.ts'
import { changeAccount } from '../draft/changes.ts'
import { accountKey, emptyDraft, type WholeDraft } from '../draft/draft.ts'
import { moveParticipants } from '../draft/participants.ts'
import { accountInUse } from '../draft/recipient-of.ts'
import {
  createDraftStore,
  DraftProvider,
  type DraftStore,
  useDraft,
  useDraftValue,
} from '../draft/use-draft.tsx'
import { GroupTitleField, KindField } from './group-fields.tsx'
import { PeopleSection } from './people-section.tsx'

const mount = '/sandbox'
const whatsapp = 'local-whatsapp_ba_EvYDq3mT8hRz9LwB2caK'
const signal = 'local-signal_ba_7RkPz4NcW1xVt6YgSd0M'
const beeper = createBeeper({ origin: 'http://127.0.0.1', mount, token: 'sandbox' })
let store: DraftStore
let paths: string[]
/** Replaces the sandbox for contact searches. */
let searchContacts: ((init: RequestInit) => Promise<Response>) | undefined
/** Delays contact searches. */
let held: Promise<void> | undefined

beforeEach(async () => {
  const { app } = await freshSandbox()
  paths = []
  searchContacts = undefined
  held = undefined
  vi.stubGlobal('fetch', async (url: string | URL, init: RequestInit) => {
    const { pathname, search } = new URL(url)
    paths.push(pathname.replace(mount, ''))
    if (pathname.endsWith('/contacts')) await held
    if (searchContacts && pathname.endsWith('/contacts')) return searchContacts(init)
    return app.request(pathname.replace(mount, '') + search, init)
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})

/** The part of the form around the section. */
function Composer() {
  const { apply } = useDraft()
  const draft = useDraftValue((all) => all)
  const accounts = useAccounts(beeper).data
  if (!accounts) return null
  const account = accountInUse(draft, undefined, accounts, mount)?.account
  const rules = account && rulesOf(account)
  const choose = (accountID: string) =>
    apply((before) =>
      moveParticipants(changeAccount(before, mount, accountID), accountKey(mount, accountID)),
    )
  return (
    <>
      <PeopleSection account={account} rules={rules} accounts={accounts} />
      <KindField account={account} rules={rules} />
      <GroupTitleField rules={rules} />
      <button type="button" onClick={() => choose(signal)}>
        Choose Signal
      </button>
    </>
  )
}

function Harness({ draft }: { draft: Partial<WholeDraft> }) {
  const [own] = useState(() => createDraftStore({ ...emptyDraft, mode: 'create', ...draft }))
  store = own
  return (
    <FormProvider {...useForm<WholeDraft>()}>
      <DraftProvider store={own}>
        <Composer />
      </DraftProvider>
    </FormProvider>
  )
}

async function show({
  accountID = '',
  ...draft
}: Partial<WholeDraft> & { accountID?: string } = {}) {
  const accountIDs = { [mount]: accountID }
  render(
    <QueryClientProvider client={createQueryClient()}>
      <BeeperContext value={beeper}>
        <Harness draft={{ ...draft, accountIDs }} />
      </BeeperContext>
    </QueryClientProvider>,
  )
  return screen.findByRole('combobox', { name: 'People to add' })
}

const participant = (name: string) => ({
  key: `key of ${name}`,
  id: `@${name.toLowerCase()}:x`,
  name,
  accountKey: accountKey(mount, whatsapp),
  known: {},
  byAccount: {},
})
const people = () => store.get().participants
const remove = (name: string) => screen.findByRole('button', { name: `Remove ${name}` })
const option = (name: RegExp) => screen.findByRole('option', { name })
/** Types only the last key: each other one would cost a render and a search. */
async function type(text: string) {
  const field = screen.getByRole('combobox', { name: 'People to add' })
  fireEvent.change(field, { target: { value: text.slice(0, -1) } })
  await userEvent.type(field, text.slice(-1))
}
const found = (name: string) =>
  waitFor(() => expect(people().find((it) => it.name === name && !it.lookup)).toBeDefined())

/** Dispatches a paste event; as happens in a browser, the page may handle it or not. */
function paste(element: Element, text: string) {
  fireEvent.paste(element, { clipboardData: { getData: () => text } })
}

describe('the search', () => {
  test('covers all accounts until the first person fixes one', async () => {
    await show()
    await type('Ada Obi')
    const row = await option(/^Ada Obi, .*WhatsApp/)
    expect(row.textContent).toContain('Ada Obi')
    await userEvent.click(row)
    await remove('Ada Obi')
    const [ada] = people()
    expect(ada?.accountKey).toMatch(/^\/sandbox /)
    expect(store.get().adding).toBe('')
    // from now on only that account is searched
    await type('Jun')
    await option(/^Jun Lindqvist/)
    await userEvent.click(await option(/^Jun Lindqvist/))
    await remove('Jun Lindqvist')
    expect(people().map((it) => it.accountKey)).toEqual([ada?.accountKey, ada?.accountKey])
  })

  test('queries no network before its own row is pressed', async () => {
    await show()
    await type('zzyzx')
    const hasAsked = () => paths.some((path) => path.endsWith('/contacts'))
    await screen.findByText(/^No match for “zzyzx” in \d+ accounts\.$/)
    expect(hasAsked()).toBe(false)
    await userEvent.click(await option(/^Search \d+ networks for “zzyzx”/))
    await waitFor(() => expect(hasAsked()).toBe(true))
  })

  test('marks people who are in the list already', async () => {
    await show({ accountID: whatsapp })
    await type('Ada Obi')
    await userEvent.click(await option(/^Ada Obi, /))
    await remove('Ada Obi')
    await type('ada obi')
    const row = await option(/^Ada Obi is already in the list$/)
    expect(row.getAttribute('aria-disabled')).toBe('true')
  })
})

describe('typing', () => {
  test('a comma adds a pill at once, which becomes the person and keeps its position', async () => {
    await show({ accountID: whatsapp })
    await type('Ada Obi,')
    const button = await remove('Ada Obi')
    const pill = button.closest('span')
    await found('Ada Obi')
    expect(people()).toHaveLength(1)
    expect((await remove('Ada Obi')).closest('span')).toBe(pill)
    expect(screen.getByRole('group', { name: 'People to add, 1' })).toBeDefined()
  })

  test('a focused pill keeps the focus when its lookup ends', async () => {
    let release = () => {}
    held = new Promise((resolve) => {
      release = resolve
    })
    await show({ accountID: whatsapp })
    await type('0044 7700 900101,')
    const button = await remove('0044 7700 900101')
    button.focus()
    release()
    await found('Ada Obi')
    expect(document.activeElement).toBe(await remove('Ada Obi'))
  })

  test('a text before there is an account says when it is looked up', async () => {
    await show()
    await type('Nobody Known,')
    await screen.findByText('“Nobody Known” is looked up as soon as an account is chosen.')
    await userEvent.click(screen.getByRole('button', { name: 'Choose Signal' }))
    await waitFor(() => expect(people()[0]?.lookup).not.toBe('pending'))
    expect(people()[0]?.accountKey).toBe(accountKey(mount, signal))
  })

  test('a number without a country code asks for its country, with buttons', async () => {
    vi.stubGlobal('navigator', { ...navigator, language: 'en-GB' })
    await show({ accountID: whatsapp })
    await type('07700 900101,')
    await userEvent.click(await screen.findByRole('button', { name: 'United Kingdom +44' }))
    await found('Ada Obi')
    expect(screen.queryByText(/^Which country/)).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'People to add' }))
  })

  test('a person typed twice is added once', async () => {
    await show({ accountID: whatsapp })
    await type('Ada Obi,')
    await found('Ada Obi')
    await type('+44 7700 900101,')
    await screen.findByText('Ada Obi is already in the list.')
    expect(people()).toHaveLength(1)
  })

  test('a text that matches several people is resolved at its pill', async () => {
    await show({ accountID: whatsapp })
    await type('Obi,')
    await userEvent.click(await screen.findByRole('button', { name: 'Choose who “Obi” is' }))
    const menu = await screen.findByRole('menu')
    await userEvent.click(within(menu).getByRole('menuitem', { name: /^Ada Obi/ }))
    await found('Ada Obi')
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'People to add' }))
  })
})

describe('keys', () => {
  test('a pill copies its ID, and passes the focus to its neighbour when removed', async () => {
    await show({ accountID: whatsapp, participants: ['Ada', 'Jun', 'Sol'].map(participant) })
    ;(await remove('Jun')).focus()
    const setData = vi.fn()
    fireEvent.copy(await remove('Jun'), { clipboardData: { setData } })
    expect(setData).toHaveBeenCalledWith('text/plain', '@jun:x')
    await userEvent.keyboard('{Delete}')
    expect(document.activeElement).toBe(await remove('Sol'))
  })

  test('Backspace focuses the last pill, then removes it; Ctrl Z restores it', async () => {
    const input = await show({ accountID: whatsapp })
    await type('Ada Obi,')
    await found('Ada Obi')
    await type('Jun Lindqvist,')
    await found('Jun Lindqvist')
    input.focus()
    await userEvent.keyboard('{Backspace}')
    expect(document.activeElement).toBe(await remove('Jun Lindqvist'))
    await userEvent.keyboard('{Home}')
    expect(document.activeElement).toBe(await remove('Ada Obi'))
    await userEvent.keyboard('{End}{Backspace}')
    expect(people().map(({ name }) => name)).toEqual(['Ada Obi'])
    // after the last pill comes the field
    expect(document.activeElement).toBe(input)
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(people().map(({ name }) => name)).toEqual(['Ada Obi', 'Jun Lindqvist'])
    await userEvent.keyboard('{Backspace}{ArrowLeft}{F2}')
    expect(store.get().adding).toBe('Ada Obi')
    expect(document.activeElement).toBe(input)
  })
})

test('a failed lookup can be retried, and keeps the focus', async () => {
  await show({ accountID: whatsapp })
  searchContacts = async () => Response.json({ message: 'no' }, { status: 400 })
  await type('Ada Obi,')
  const again = await screen.findByRole('button', { name: 'Look “Ada Obi” up again' })
  searchContacts = undefined
  held = undefined
  await userEvent.click(again)
  await found('Ada Obi')
  expect(document.activeElement).toBe(await remove('Ada Obi'))
})

test('changing the account aborts running lookups and drops their results', async () => {
  await show({ accountID: whatsapp })
  const signals: (AbortSignal | null | undefined)[] = []
  searchContacts = (init) => {
    signals.push(init.signal)
    return new Promise((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  }
  await type('Jun Lindqvist,')
  await waitFor(() => expect(signals.length).toBeGreaterThan(0))
  searchContacts = undefined
  held = undefined
  await userEvent.click(screen.getByRole('button', { name: 'Choose Signal' }))
  await waitFor(() => expect(people()[0]?.lookup).not.toBe('pending'))
  expect(signals.every((signal) => signal?.aborted)).toBe(true)
  expect(people()[0]?.accountKey).toBe(accountKey(mount, signal))
})

test('changing the account drops the IDs of the previous one', async () => {
  await show({ accountID: whatsapp })
  await type('Ada Obi,')
  await found('Ada Obi')
  const [{ id: before } = { id: '' }] = people()
  await userEvent.click(screen.getByRole('button', { name: 'Choose Signal' }))
  expect(people()[0]?.id).not.toBe(before)
  await waitFor(() => expect(people()[0]?.lookup).not.toBe('pending'))
  expect(people()[0]?.accountKey).toBe(accountKey(mount, signal))
})

describe('a pasted list', () => {
  const sheet = () => screen.findByRole('dialog', { name: 'Paste a list' })

  test('is checked at once, marks only problems and adds the ready people', async () => {
    const input = await show({ accountID: whatsapp })
    paste(input, 'Ada Obi\n+44 7700 900102\n"Sol Vega" <+44 7700 900998>\n+44 7700 900101')
    const dialog = await sheet()
    await within(dialog).findByText('2 ready · 1 to fix · 1 duplicate')
    expect(within(dialog).queryByText('ready')).toBeNull()
    expect(within(dialog).getByText('not found')).toBeDefined()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add 2 people' }))
    await remove('Jun Lindqvist')
    expect(people().map(({ name }) => name)).toEqual(['Ada Obi', 'Jun Lindqvist'])
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Group title' }))
  })

  test('is also checked when pasted into the sheet', async () => {
    await show({ accountID: whatsapp })
    await userEvent.click(screen.getByRole('button', { name: 'Paste a list…' }))
    const dialog = await sheet()
    paste(within(dialog).getByRole('textbox', { name: 'People' }), 'Ada Obi')
    await within(dialog).findByRole('button', { name: 'Add 1 person' })
  })

  test('asks for the country of numbers, and keeps the focus in the sheet', async () => {
    vi.stubGlobal('navigator', { ...navigator, language: 'en-GB' })
    const input = await show({ accountID: whatsapp })
    paste(input, 'Ada,07700 900101\nJun,07700 900102')
    const dialog = await sheet()
    await within(dialog).findByText('Which country are these numbers from?')
    await userEvent.click(within(dialog).getByRole('button', { name: 'United Kingdom +44' }))
    expect(dialog.contains(document.activeElement)).toBe(true)
    await within(dialog).findByText(/\b2 ready/)
    for (const button of within(dialog).getAllByRole('button', { name: /^Leave out/ })) {
      await userEvent.click(button)
      expect(dialog.contains(document.activeElement)).toBe(true)
    }
  })

  test('asks for an account if there is none', async () => {
    const input = await show()
    paste(input, 'Ada Obi\nJun Lindqvist')
    const dialog = await sheet()
    const choice = await within(dialog).findByRole('combobox', { name: 'Look people up on' })
    await userEvent.selectOptions(choice, whatsapp)
    await within(dialog).findByText('2 ready')
  })
})

describe('the kind', () => {
  test('follows the number of people, and shows its problem at once', async () => {
    await show({ accountID: whatsapp })
    await type('Ada Obi,')
    await found('Ada Obi')
    const kind = within(screen.getByRole('radiogroup', { name: 'Kind' }))
    const radio = (name: string) => kind.getByRole<HTMLInputElement>('radio', { name })
    expect(radio('Direct').checked).toBe(true)
    await type('Jun Lindqvist,')
    await found('Jun Lindqvist')
    expect(radio('Group').checked).toBe(true)
    expect(screen.getByPlaceholderText('Ada and Jun')).toBeDefined()
    await userEvent.click(radio('Direct'))
    expect(screen.getByText(/^A direct chat has one other person\./)).toBeDefined()
    expect(screen.queryByRole('textbox', { name: 'Group title' })).toBeNull()
  })

  test('offers only what the network can create', async () => {
    await show({ accountID: 'bluesky' })
    const kind = within(screen.getByRole('radiogroup', { name: 'Kind' }))
    expect(kind.getAllByRole('radio')).toHaveLength(1)
    expect(screen.getByText('Bluesky makes no groups.')).toBeDefined()
  })
})

test('a keystroke does not render two hundred pills again', async () => {
  const participants = Array.from({ length: 200 }, (_, index) => participant(`Person ${index}`))
  await show({ accountID: whatsapp, participants })
  await screen.findByText('Person 199')
  const group = screen.getByRole('group', { name: 'People to add, 200' })
  const changes: MutationRecord[] = []
  const observer = new MutationObserver((records) => changes.push(...records))
  observer.observe(group, { subtree: true, childList: true, attributes: true })
  await type('a')
  expect([...changes, ...observer.takeRecords()]).toEqual([])
  observer.disconnect()
})
