import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  BeeperContext,
  type Connection,
  ConnectionContext,
} from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import {
  type Answering,
  deferred,
  fakeBeeper,
  rawChat,
  refusal,
} from '#beeper/testing/fake-beeper.ts'
import { fakeViewTransitions } from '#ui/testing/view-transitions.ts'
import { editMessage, typeWho } from '../draft/changes.ts'
import { emptyDraft, type WholeDraft } from '../draft/draft.ts'
import { typedParticipant } from '../draft/participants.ts'
import { storedAccount } from '../draft/stored.ts'
import { createDraftStore, DraftProvider, useDraft } from '../draft/use-draft.tsx'
import { phoneLibraryQuery } from '../numbers.ts'
import { SubmitProvider, useSubmit } from './submit-context.tsx'

const whatsapp = account('whatsapp')
const { accountID } = whatsapp
const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const mount = '/sandbox'
const start = 'POST /v1/chats/start'
const created = () => ({ ...rawChat('!ada:w', accountID, [ada]), status: 'created' })
const draftFor = (at: string, who = '+44 7700 900101'): WholeDraft =>
  editMessage(typeWho({ ...emptyDraft, accountIDs: { [at]: accountID } }, who), 'Hello')

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const connection = (target: Connection['target'], resetCount = 0): Connection => ({
  ...{ target, resetCount, server: target === 'beeper' ? 'Beeper' : 'The sandbox' },
  ...{ address: '127.0.0.1:1', trouble: undefined, showConnection: () => undefined },
})

type Fake = ReturnType<typeof fakeBeeper>

interface Shown {
  submission: ReturnType<typeof useSubmit>
  store: ReturnType<typeof useDraft>
  errorOf(name: keyof WholeDraft): string | undefined
}

/** Renders a form around the submission. */
function renderForm(
  server: Fake,
  {
    draft = draftFor(mount),
    queryClient = createQueryClient(),
  }: { draft?: WholeDraft; queryClient?: QueryClient } = {},
) {
  const onOpened = vi.fn()
  const onKeep = vi.fn()
  const onExchange = vi.fn()
  const shown: Partial<Shown> = {}
  const held = createDraftStore(draft)

  function Form({ children }: { children: ReactNode }) {
    const form = useForm<WholeDraft>()
    const { errors } = form.formState
    shown.errorOf = (name) => errors[name]?.message?.toString()
    return (
      <FormProvider {...form}>
        <DraftProvider store={held}>{children}</DraftProvider>
      </FormProvider>
    )
  }
  const rendered = new Set<string>()
  function Probe() {
    shown.submission = useSubmit()
    rendered.add(shown.submission.state.status)
    shown.store = useDraft()
    return null
  }
  const on = ({ beeper }: Fake, connected: Connection) => (
    <QueryClientProvider client={queryClient}>
      <ConnectionContext value={connected}>
        <BeeperContext value={beeper}>
          <Form>
            <SubmitProvider onOpened={onOpened} onKeep={onKeep} onExchange={onExchange}>
              <Probe />
            </SubmitProvider>
          </Form>
        </BeeperContext>
      </ConnectionContext>
    </QueryClientProvider>
  )
  const { rerender, unmount } = render(on(server, connection('sandbox')))
  const submission = () => {
    if (!shown.submission) throw new Error('nothing is rendered')
    return shown.submission
  }
  const store = () => {
    if (!shown.store) throw new Error('nothing is rendered')
    return shown.store
  }
  return {
    ...{ onOpened, onKeep, onExchange, submission, store, unmount, rendered },
    state: () => submission().state,
    errorOf: (name: keyof WholeDraft) => shown.errorOf?.(name),
    press: (options?: { isAgain?: boolean }) => act(async () => void submission().submit(options)),
    type: (change: (now: WholeDraft) => WholeDraft) => act(() => store().apply(change)),
    connect: (to: Fake, connected: Connection) => act(() => rerender(on(to, connected))),
    until: (status: string) => waitFor(() => expect(submission().state.status).toBe(status)),
    /** `until` with fake timers. */
    async untilFaked(status: string) {
      while (submission().state.status !== status) await act(() => new Promise(setImmediate))
    },
  }
}

const serverWith = (answers: Record<string, Answering>, options?: { mount: string }) =>
  fakeBeeper({ 'GET /v1/accounts': () => [whatsapp], ...answers }, options)

describe('the progress of a submission', () => {
  test('is not shown if the chat opens at once', async () => {
    // no time passes, however slow the machine is
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const form = renderForm(serverWith({ [start]: created }))
    await form.press()
    await form.untilFaked('opened')
    expect([...form.rendered]).toEqual(['idle', 'opened'])
    expect(form.onExchange).toHaveBeenCalledExactlyOnceWith({
      request: expect.objectContaining({ call: expect.objectContaining({ method: 'POST' }) }),
      answer: expect.objectContaining({
        status: 200,
        raw: expect.objectContaining({ id: '!ada:w' }),
      }),
    })
  })

  test('is shown step by step if it takes a while', async () => {
    const [lookup, answer] = [deferred(), deferred()]
    const server = serverWith({
      'GET /v1/accounts/{accountID}/contacts': () => lookup.promise,
      [start]: () => answer.promise,
    })
    const form = renderForm(server)
    await form.press()
    await form.until('preparing')
    lookup.resolve({ items: [] })
    await form.until('sending')
    answer.resolve(created())
    await form.until('opened')
    expect(form.state()).toMatchObject({ opening: { opened: { chatID: '!ada:w' } } })
  })
})

describe('the view transition to the card', () => {
  let browser: ReturnType<typeof fakeViewTransitions>
  beforeEach(() => {
    browser = fakeViewTransitions()
  })
  afterEach(() => browser.restore())

  /** Presses and waits for the request; until `pass`, no time passes, however slow the machine. */
  async function sent() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const answer = deferred()
    const server = serverWith({ [start]: () => answer.promise })
    const form = renderForm(server)
    await form.press()
    while (server.writes().length === 0) await act(() => new Promise(setImmediate))
    const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
    return { form, answer, pass }
  }

  test('begins with the request, and ends with the card', async () => {
    const { form, answer } = await sent()
    expect(browser.begun).toMatchObject([{ isSkipped: false }])
    answer.resolve(created())
    await act(() => new Promise(setImmediate))
    expect(form.onOpened).not.toHaveBeenCalled()
    browser.begun[0]?.capture()
    await form.untilFaked('opened')
    expect(form.onOpened).toHaveBeenCalledOnce()
    expect(browser.begun).toMatchObject([{ isSkipped: false }])
  })

  test('is skipped if the response is late, for the progress to be drawn, and begun anew', async () => {
    const { form, answer, pass } = await sent()
    await pass(99)
    expect(browser.begun).toMatchObject([{ isSkipped: false }])
    await pass(1)
    expect(browser.begun).toMatchObject([{ isSkipped: true }])
    expect(form.state().status).toBe('sending')
    answer.resolve(created())
    await act(() => new Promise(setImmediate))
    browser.begun[1]?.capture()
    await form.untilFaked('opened')
    expect(browser.begun).toMatchObject([{ isSkipped: true }, { isSkipped: false }])
  })

  test('is skipped if no chat is opened', async () => {
    const { form, answer } = await sent()
    answer.reject(refusal('person-unknown'))
    await form.untilFaked('failed')
    expect(browser.begun).toMatchObject([{ isSkipped: true }])
  })

  test('does not begin for a draft with problems', async () => {
    const form = renderForm(serverWith({}), { draft: draftFor(mount, '') })
    await form.press()
    await form.until('invalid')
    expect(browser.begun).toEqual([])
  })
})

describe('repeated submits', () => {
  test('a thousand at once send one request', async () => {
    const server = serverWith({ [start]: created })
    const form = renderForm(server)
    await act(async () => {
      const { submit } = form.submission()
      for (let press = 0; press < 1_000; press++) submit()
    })
    await form.until('opened')
    expect(server.writes()).toHaveLength(1)
    expect(form.onOpened).toHaveBeenCalledOnce()
  })

  test('during a request are ignored', async () => {
    const answer = deferred()
    const server = serverWith({ [start]: () => answer.promise })
    const form = renderForm(server)
    await form.press()
    await form.until('sending')
    for (let press = 0; press < 10; press++) await form.press({ isAgain: true })
    answer.resolve(created())
    await form.until('opened')
    expect(server.writes()).toHaveLength(1)
  })
})

describe('text typed during a submission', () => {
  test('is not sent', async () => {
    const search = deferred()
    const server = serverWith({
      [start]: created,
      'GET /v1/accounts/{accountID}/contacts': () => search.promise,
    })
    const form = renderForm(server)
    await form.press()
    await form.until('preparing')
    await form.type((draft) => editMessage(typeWho(draft, '+44 7700 900102'), 'Not for Ada'))
    search.resolve({ items: [ada] })
    await form.until('opened')
    expect(server.writes()).toMatchObject([
      { user: { phoneNumber: '+447700900101' }, messageText: 'Hello' },
    ])
  })

  test('stays, the sent message is removed, and the result is shown', async () => {
    const answer = deferred()
    const form = renderForm(serverWith({ [start]: () => answer.promise }))
    await form.press()
    await form.until('sending')
    await form.type((draft) => typeWho(draft, 'Jun'))
    answer.resolve(created())
    await form.until('opened')
    expect(form.onOpened).toHaveBeenCalledWith(
      expect.objectContaining({ opened: expect.objectContaining({ chatID: '!ada:w' }) }),
    )
    expect(form.onKeep.mock.lastCall).toEqual(form.onOpened.mock.lastCall)
    expect(form.store().getDraft()).toMatchObject({ who: 'Jun', messageText: '' })
  })

  test('if there is none, the form is emptied and keeps the account', async () => {
    const form = renderForm(serverWith({ [start]: created }))
    await form.press()
    await form.until('opened')
    const { who, user: details, messageText, accountIDs } = form.store().getDraft()
    expect({ who, messageText, accountIDs }).toEqual({
      ...{ who: '', messageText: '' },
      accountIDs: { [mount]: accountID },
    })
    expect(Object.values(details).join('')).toBe('')
    expect(storedAccount.read('sandbox')).toBe(accountID)
  })
})

describe('another server', () => {
  test('hides the request to the first one, and shows it again after switching back', async () => {
    const answer = deferred()
    const sandbox = serverWith({ [start]: () => answer.promise })
    const beeper = serverWith({}, { mount: '/beeper' })
    const form = renderForm(sandbox)
    await form.press()
    await form.until('sending')
    form.connect(beeper, connection('beeper'))
    expect(form.state().status).toBe('idle')
    await act(async () => answer.resolve(created()))
    await waitFor(() => expect(form.onOpened).toHaveBeenCalledOnce())
    expect(form.state().status).toBe('idle')
    expect(storedAccount.read('beeper')).toBe('')
    form.connect(sandbox, connection('sandbox'))
    expect(form.state().status).toBe('opened')
  })

  test('a reset server has no duplicates', async () => {
    const server = serverWith({ [start]: created })
    const form = renderForm(server)
    await form.press()
    await form.until('opened')
    form.connect(server, connection('sandbox', 1))
    expect(form.state().status).toBe('idle')
    await form.type(() => draftFor(mount))
    await form.press()
    // without the reset the state would be `asking`
    await form.until('opened')
    expect(server.writes()).toHaveLength(2)
  })
})

describe('the question about a duplicate', () => {
  async function asking() {
    const server = serverWith({ [start]: created })
    const form = renderForm(server)
    await form.press()
    await form.until('opened')
    await form.type(() => draftFor(mount))
    await form.press()
    await form.until('asking')
    return { server, form }
  }

  test('stays until it is answered', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const form = renderForm(serverWith({ [start]: created }))
    await form.press()
    await form.untilFaked('opened')
    await form.type(() => draftFor(mount))
    await form.press()
    await form.untilFaked('asking')
    await act(() => vi.advanceTimersByTimeAsync(30_000))
    expect(form.state().status).toBe('asking')
  })

  test('when declined sends nothing, and the button works again', async () => {
    const { server, form } = await asking()
    await act(async () => form.submission().answer(false))
    await form.until('idle')
    expect(server.writes()).toHaveLength(1)
    await form.press()
    await form.until('asking')
  })

  test('when accepted twice at once sends once', async () => {
    const { server, form } = await asking()
    const { answer } = form.submission()
    await act(async () => {
      answer(true)
      answer(true)
    })
    await form.until('opened')
    expect(server.writes()).toHaveLength(2)
  })
})

describe('a number', () => {
  test('is sent without punctuation if the phone library does not load', async () => {
    const queryClient = createQueryClient()
    queryClient.setQueryDefaults(phoneLibraryQuery.queryKey, { retry: false })
    const ensure = queryClient.ensureQueryData.bind(queryClient)
    vi.spyOn(queryClient, 'ensureQueryData').mockImplementation((options) =>
      options.queryKey[0] === 'phone-library'
        ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
        : ensure(options),
    )
    const server = serverWith({ [start]: created })
    const form = renderForm(server, { queryClient })
    await form.press()
    await form.until('opened')
    expect(server.writes()).toMatchObject([{ user: { phoneNumber: '+447700900101' } }])
  })
})

describe('a failure', () => {
  test('marks the field where it can be fixed, and keeps the draft', async () => {
    const form = renderForm(
      serverWith({
        [start]: () => {
          throw refusal('person-unknown', { status: 404, code: 'USER_NOT_FOUND' })
        },
      }),
    )
    await form.press()
    await form.until('failed')
    expect(form.state()).toMatchObject({ outcome: 'refused', problems: [{ fieldID: 'who' }] })
    expect(form.errorOf('who')).toContain('No one on WhatsApp uses')
    expect(form.store().getDraft()).toMatchObject({ messageText: 'Hello' })
  })

  test('marks the participants whom it names', async () => {
    const draft: WholeDraft = {
      ...{ ...emptyDraft, mode: 'create', accountIDs: { [mount]: accountID } },
      participants: ['@ada:w', '@jun:w'].map((id) => {
        const { lookup: _, ...one } = typedParticipant(id, `${mount} ${accountID}`)
        return { ...one, byAccount: { [`${mount} ${accountID}`]: { id, name: id } } }
      }),
    }
    const form = renderForm(
      serverWith({
        'POST /v1/chats': () => {
          throw refusal('person-unknown', { status: 404, message: 'user "@jun:w" not found' })
        },
      }),
      { draft },
    )
    await form.press()
    await form.until('failed')
    const { participants } = form.store().getDraft()
    expect(participants.map(({ refused }) => refused !== undefined)).toEqual([false, true])
  })

  test('of unknown outcome looks for the chat at once, which may be found later', async () => {
    const chat = rawChat('!ada:w', accountID, [ada])
    const server = serverWith({
      [start]: () => {
        throw new BeeperError('cut', { milliseconds: 1 })
      },
      'GET /v1/chats/{chatID}': () => chat,
    })
    const form = renderForm(server)
    await form.press()
    await waitFor(() => expect(form.state()).toMatchObject({ look: 'not-found' }))
    server.answer('GET /v1/chats', () => ({ items: [chat], hasMore: false }))
    await act(async () => form.submission().lookAgain())
    await form.until('opened')
    expect(form.onOpened).toHaveBeenCalledWith(expect.objectContaining({ isLate: true }))
    expect(server.writes()).toHaveLength(1)
  })

  test('can be dismissed, a running request cannot', async () => {
    const answer = deferred()
    const server = serverWith({ [start]: () => answer.promise })
    const form = renderForm(server, { draft: typeWho(emptyDraft, '') })
    await form.press()
    await form.until('invalid')
    act(() => form.submission().dismiss())
    expect(form.state().status).toBe('idle')
    await form.type(() => draftFor(mount))
    await form.press()
    await form.until('sending')
    act(() => form.submission().dismiss())
    expect(form.state().status).toBe('sending')
    answer.resolve(created())
    await form.until('opened')
  })

  test('by a bug is reported, and the button works again', async () => {
    console.error = vi.fn()
    const mistake = new TypeError('a mistake of the program')
    const server = serverWith({
      [start]: created,
      'GET /v1/accounts/{accountID}/contacts': () => {
        throw mistake
      },
    })
    const form = renderForm(server)
    await form.press()
    await form.until('failed')
    expect(form.state()).toMatchObject({ outcome: 'not-sent' })
    expect(console.error).toHaveBeenCalledWith(mistake)
    server.answer('GET /v1/accounts/{accountID}/contacts', () => ({ items: [] }))
    await form.press()
    await form.until('opened')
  })

  test('by a bug during a request leaves the outcome open', async () => {
    console.error = vi.fn()
    const server = serverWith({
      [start]: () => {
        throw new TypeError('a mistake of the program')
      },
    })
    const form = renderForm(server)
    await form.press()
    await waitFor(() =>
      expect(form.state()).toMatchObject({ outcome: 'unknown', look: 'not-found' }),
    )
    await form.press()
    await form.until('asking')
    expect(server.writes()).toHaveLength(1)
  })
})

test('filling again restores the person without the message', async () => {
  const form = renderForm(serverWith({ [start]: created }))
  await form.press()
  await form.until('opened')
  act(() => form.submission().fillAgain())
  expect(form.store().getDraft()).toMatchObject({ who: '+44 7700 900101', messageText: '' })
})
