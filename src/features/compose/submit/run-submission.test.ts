import type { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { serverVersionQuery } from '#beeper/server-version.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { deferred, fakeBeeper, rawChat, refusal } from '#beeper/testing/fake-beeper.ts'
import { pickContact, typeWho } from '../draft/changes.ts'
import { emptyDraft, type WholeDraft } from '../draft/draft.ts'
import { addParticipants } from '../draft/participants.ts'
import { draftProblems } from '../draft/validation.ts'
import { resolveRecipient } from './resolve-recipient.ts'
import { lookForChat, runSubmission, type SubmissionDeps } from './run-submission.ts'
import type { EarlierRequest } from './sent-requests.ts'
import { isOpenOutcome, type OpenOutcome, type SubmitState } from './submit-state.ts'

const mount = '/sandbox'
const whatsapp = account('whatsapp')
const { accountID } = whatsapp
const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const jun = user({ id: '@jun:w', fullName: 'Jun Lindqvist', phoneNumber: '+447700900102' })
const onWhatsapp: WholeDraft = { ...emptyDraft, accountIDs: { [mount]: accountID } }

const number = typeWho(onWhatsapp, '+44 7700 900101')
const saying = (draft: WholeDraft, messageText: string) => ({ ...draft, messageText })

const start = 'POST /v1/chats/start'
const create = 'POST /v1/chats'
const created = () => ({ ...rawChat('!ada:w', accountID, [ada]), status: 'created' })
const connected = { 'GET /v1/accounts': () => [whatsapp] }

interface Press {
  queryClient?: QueryClient
  isAgain?: boolean
  confirm?: SubmissionDeps['confirm']
}

type Fake = ReturnType<typeof fakeBeeper>

/** One submission; only the server is fake. */
function press(draft: WholeDraft, { beeper }: Fake, options: Press = {}) {
  const { queryClient = createQueryClient(), isAgain = false, confirm = vi.fn() } = options
  const states: SubmitState[] = []
  const questions: EarlierRequest[] = []
  const onExchange = vi.fn()
  const stop = new AbortController()
  const deps: SubmissionDeps = {
    beeper,
    queryClient,
    onExchange,
    resolve: (own) => resolveRecipient(own, { beeper, queryClient, lastAccountID: '' }),
    problemsOf: (own, recipient) => draftProblems(own, recipient, mount),
    pinned: (dialect) => dialect,
    write: (open) => open(),
    setState: (state) => states.push(state),
    settle: async (state) => void states.push(state),
    confirm: async (earlier, attempt) => {
      questions.push(earlier)
      return (await confirm(earlier, attempt)) ?? false
    },
  }
  const end = runSubmission(draft, deps, { signal: stop.signal, isAgain })
  return { end, states, questions, onExchange, stop: () => stop.abort(), deps }
}

const notes = () => JSON.parse(localStorage.getItem('overture.sent') ?? '[]')

const statuses = (states: readonly SubmitState[]) => states.map(({ status }) => status)

const unknownOutcome = () => {
  throw new BeeperError('cut', { milliseconds: 5 })
}

/** A submission whose outcome is unknown. */
async function openOutcome(draft: WholeDraft, server: Fake): Promise<OpenOutcome> {
  const end = await press(draft, server).end
  if (!isOpenOutcome(end)) throw new Error('the outcome is known')
  return end
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.useRealTimers()
  vi.resetModules()
})

describe('a submission', () => {
  test('prepares, sends once, and ends with the opened chat', async () => {
    const server = fakeBeeper({ ...connected, [start]: created })
    const { end, states } = press(saying(number, ' Hello '), server)
    expect(await end).toMatchObject({
      status: 'opened',
      opening: {
        opened: { chatID: '!ada:w', status: 'created' },
        isLate: false,
        name: '+447700900101',
      },
    })
    expect(statuses(states)).toEqual(['preparing', 'preparing', 'sending', 'opened'])
    expect(states[2]).toMatchObject({ network: 'WhatsApp' })
    expect(server.writes()).toEqual([
      {
        accountID,
        user: { phoneNumber: '+447700900101' },
        allowInvite: true,
        messageText: 'Hello',
      },
    ])
  })

  test('of an invalid draft reports the problems, and sends and stores nothing', async () => {
    const server = fakeBeeper(connected)
    const { end } = press(typeWho(onWhatsapp, 'Nobody Atall'), server)
    expect(await end).toMatchObject({ status: 'invalid', problems: [{ fieldID: 'who' }] })
    expect(server.writes()).toEqual([])
    expect(notes()).toEqual([])
  })

  test('does not send if the version cannot be read', async () => {
    let requests = 0
    const server = fakeBeeper({
      'GET /v1/accounts': () => {
        if (++requests > 1) throw new BeeperError('gateway', { status: 502, milliseconds: 1 })
        return [whatsapp]
      },
      'GET /v1/info': () => {
        throw new BeeperError('gateway', { status: 502, milliseconds: 1 })
      },
    })
    const { end } = press(number, server)
    expect(await end).toMatchObject({ status: 'failed', outcome: 'not-sent' })
    expect(server.writes()).toEqual([])
    expect(notes()).toEqual([])
  })

  test('does not send to a server without lookups', async () => {
    const server = fakeBeeper(
      { ...connected, 'GET /v1/info': () => ({ app: { name: 'Beeper', version: '4.1.1' } }) },
      { version: '4.1.1' },
    )
    const { end } = press(number, server)
    expect(await end).toMatchObject({ outcome: 'not-sent', failure: { kind: 'call-unknown' } })
    expect(server.writes()).toEqual([])
  })

  test('resolves the name of exactly one contact before any search has finished', async () => {
    const server = fakeBeeper({
      ...connected,
      [start]: created,
      'GET /v1/accounts/{accountID}/contacts': () => ({ items: [ada, jun] }),
    })
    const { end } = press(typeWho(onWhatsapp, 'ada obi'), server)
    expect(await end).toMatchObject({ status: 'opened', opening: { name: 'Ada Obi' } })
    expect(server.writes()).toMatchObject([{ user: { id: '@ada:w' } }])
  })

  test('does not wait for a slow check, and ends without its result', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const check = deferred()
    const server = fakeBeeper({
      ...connected,
      [start]: created,
      'GET /v1/chats/search': ({ query }) =>
        'accountIDs' in query && query.query === ada.phoneNumber
          ? check.promise
          : { items: [], hasMore: false },
    })
    // a chosen contact needs no search, so only the check sends a request
    const { end } = press(pickContact(onWhatsapp, ada, { mount, accountID }), server)
    await vi.advanceTimersByTimeAsync(1_400)
    expect(server.writes()).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(await end).toMatchObject({ status: 'opened', opening: { before: undefined } })
    check.resolve({ items: [rawChat('!old:w', accountID, [ada])], hasMore: false })
  })

  test('ends with the result of the check', async () => {
    const server = fakeBeeper({
      ...connected,
      [start]: created,
      'GET /v1/chats/search': () => ({
        items: [rawChat('!old:w', accountID, [ada])],
        hasMore: false,
      }),
    })
    expect(await press(number, server).end).toMatchObject({
      opening: { before: { chat: { chatID: '!old:w' } } },
    })
  })
})

describe('aborting', () => {
  test.each([
    ['the person is searched', 'GET /v1/accounts/{accountID}/contacts'],
    ['the accounts are loaded', 'GET /v1/accounts'],
  ])('while %s sends nothing', async (_, call) => {
    const never = deferred()
    const server = fakeBeeper({ ...connected, [start]: created, [call]: () => never.promise })
    const { end, stop } = press(number, server)
    await vi.waitFor(() => expect(server.count(call)).toBe(1))
    stop()
    expect(await end).toMatchObject({
      status: 'failed',
      outcome: 'not-sent',
      failure: { kind: 'stopped' },
    })
    expect(server.writes()).toEqual([])
    expect(notes()).toEqual([])
  })

  test('while the version is read sends nothing', async () => {
    const never = deferred()
    let requests = 0
    const server = fakeBeeper({
      [start]: created,
      'GET /v1/accounts': () => (++requests > 1 ? never.promise : [whatsapp]),
    })
    const { end, stop } = press(number, server)
    await vi.waitFor(() => expect(requests).toBe(2))
    stop()
    expect(await end).toMatchObject({ outcome: 'not-sent', failure: { kind: 'stopped' } })
    expect(server.writes()).toEqual([])
  })

  test('after the request was sent leaves the outcome open', async () => {
    const never = deferred()
    const server = fakeBeeper({ ...connected, [start]: () => never.promise })
    const { end, stop } = press(number, server)
    await vi.waitFor(() => expect(server.writes()).toHaveLength(1))
    stop()
    expect(await end).toMatchObject({ status: 'failed', outcome: 'unknown' })
    expect(notes()).toMatchObject([{ outcome: 'open' }])
  })

  test('during the question about a duplicate sends nothing, whatever the answer', async () => {
    const server = fakeBeeper({ ...connected, [start]: created })
    await press(saying(number, 'Hello'), server).end
    const second = press(saying(number, 'Hello'), server, {
      confirm: async () => {
        second.stop()
        return true
      },
    })
    expect(await second.end).toMatchObject({ outcome: 'not-sent' })
    expect(server.writes()).toHaveLength(1)
  })
})

describe('a duplicate', () => {
  const hello = saying(number, 'Hello')

  test('of a refused request needs no confirmation', async () => {
    const server = fakeBeeper({
      ...connected,
      [start]: () => {
        throw refusal('person-refused', { status: 403 })
      },
    })
    expect(await press(hello, server).end).toMatchObject({ outcome: 'refused' })
    expect(notes()).toEqual([])
    const second = press(hello, server)
    await second.end
    expect(second.questions).toEqual([])
    expect(second.onExchange).toHaveBeenCalledOnce()
    expect(server.writes()).toHaveLength(2)
  })

  test('of a request with an open outcome needs a confirmation, also in another tab', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const server = fakeBeeper({ ...connected, [start]: unknownOutcome })
    await openOutcome(number, server)
    vi.setSystemTime(Date.now() + 30 * 24 * 3_600_000)
    // another tab shares only the storage
    vi.resetModules()
    const other = await import('./run-submission.ts')
    const { deps } = press(typeWho(onWhatsapp, ''), server)
    const confirm = vi.fn(async () => false)
    const end = await other.runSubmission(
      number,
      { ...deps, confirm },
      { signal: new AbortController().signal },
    )
    expect(confirm).toHaveBeenCalledWith(
      expect.objectContaining({ outcome: 'open' }),
      expect.anything(),
    )
    expect(end).toEqual({ status: 'idle' })
    expect(server.writes()).toHaveLength(1)
  })

  test('is sent exactly once after confirmation', async () => {
    const server = fakeBeeper({ ...connected, [start]: created })
    await press(hello, server).end
    const second = press(hello, server, { confirm: async () => true })
    expect(await second.end).toMatchObject({ status: 'opened' })
    expect(statuses(second.states)).toContain('asking')
    expect(second.questions).toHaveLength(1)
    expect(server.writes()).toHaveLength(2)
  })

  test('of a delivered message needs a confirmation at any time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const server = fakeBeeper({ ...connected, [start]: created })
    await press(hello, server).end
    vi.setSystemTime(Date.now() + 3_600_000)
    const second = press(hello, server)
    expect(await second.end).toEqual({ status: 'idle' })
    expect(second.questions).toMatchObject([{ outcome: 'sent' }])
    expect(server.writes()).toHaveLength(1)
  })

  test('is also the same message to the same chat by another identifier', async () => {
    const server = fakeBeeper({ ...connected, [start]: created })
    await press(hello, server).end
    server.answer('GET /v1/chats/search', () => ({
      items: [rawChat('!ada:w', accountID, [ada])],
      hasMore: false,
    }))
    const picked = pickContact(onWhatsapp, ada, { mount, accountID })
    const second = press(saying(picked, 'Hello'), server)
    expect(await second.end).toEqual({ status: 'idle' })
    expect(second.questions).toHaveLength(1)
    const other = press(saying(picked, 'Something else'), server)
    expect(await other.end).toMatchObject({ status: 'opened' })
    expect(other.questions).toEqual([])
  })

  test('without a message needs a confirmation for a minute only', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const server = fakeBeeper({ ...connected, [start]: created })
    await press(number, server).end
    vi.setSystemTime(Date.now() + 59_000)
    const soon = press(number, server)
    await soon.end
    expect(soon.questions).toHaveLength(1)
    vi.setSystemTime(Date.now() + 2_000)
    const later = press(number, server)
    expect(await later.end).toMatchObject({ status: 'opened' })
    expect(later.questions).toEqual([])
  })

  test('that is confirmed in advance is sent without a question', async () => {
    const server = fakeBeeper({ ...connected, [start]: unknownOutcome })
    await openOutcome(hello, server)
    server.answer(start, created)
    const second = press(hello, server, { isAgain: true })
    expect(await second.end).toMatchObject({ status: 'opened' })
    expect(second.questions).toEqual([])
    expect(server.writes()).toHaveLength(2)
  })

  test('is also a group of the same people in another order', async () => {
    const server = fakeBeeper({
      ...connected,
      [create]: () => ({
        ...rawChat('!trip:w', accountID, [ada, jun], { type: 'group' }),
        status: 'created',
      }),
    })
    const group = (...people: (typeof ada)[]): WholeDraft => ({
      ...addParticipants(
        { ...onWhatsapp, mode: 'create' },
        people.map((contact) => ({ account: whatsapp, contact })),
        mount,
      ),
      title: 'Trip',
    })
    expect(await press(group(ada, jun), server).end).toMatchObject({ status: 'opened' })
    const second = press(group(jun, ada), server)
    expect(await second.end).toEqual({ status: 'idle' })
    expect(second.questions).toHaveLength(1)
    expect(server.writes()).toHaveLength(1)
  })

  test('is not the same request to another server', async () => {
    const server = fakeBeeper({ ...connected, [start]: created })
    await press(hello, server).end
    const beeper = fakeBeeper({ ...connected, [start]: created }, { mount: '/beeper' })
    const draft = { ...hello, accountIDs: { '/beeper': accountID } }
    const second = press(draft, beeper)
    expect(await second.end).toMatchObject({ status: 'opened' })
    expect(second.questions).toEqual([])
  })
})

describe('looking for a chat that may have been opened', () => {
  const lookIn = (failed: OpenOutcome, { beeper }: Fake) =>
    lookForChat(failed, { beeper, queryClient: createQueryClient() })

  test('finds it, and the outcome is no longer open', async () => {
    const server = fakeBeeper({ ...connected, [start]: unknownOutcome })
    const failed = await openOutcome(saying(number, 'Hello'), server)
    const chat = rawChat('!ada:w', accountID, [ada])
    server.answer('GET /v1/chats', () => ({ items: [chat], hasMore: false }))
    server.answer('GET /v1/chats/{chatID}', () => chat)
    expect(await lookIn(failed, server)).toMatchObject({
      status: 'opened',
      opening: { isLate: true, opened: { chatID: '!ada:w', status: undefined } },
    })
    expect(notes()).toMatchObject([{ outcome: 'sent', chatID: '!ada:w' }])
    expect(server.writes()).toHaveLength(1)
  })

  test('finds none, and the outcome stays open', async () => {
    const server = fakeBeeper({ ...connected, [start]: unknownOutcome })
    const failed = await openOutcome(number, server)
    expect(await lookIn(failed, server)).toMatchObject({ status: 'failed', look: 'not-found' })
    expect(notes()).toMatchObject([{ outcome: 'open' }])
  })

  test('fails, and the outcome stays open', async () => {
    const server = fakeBeeper({ ...connected, [start]: unknownOutcome })
    const failed = await openOutcome(number, server)
    server.answer('GET /v1/chats', unknownOutcome)
    expect(await lookIn(failed, server)).toMatchObject({
      status: 'failed',
      outcome: 'unknown',
      look: 'could-not-look',
    })
    expect(notes()).toMatchObject([{ outcome: 'open' }])
  })
})

test('a cached version is not read again', async () => {
  const server = fakeBeeper({ ...connected, [start]: created })
  const queryClient = createQueryClient()
  queryClient.setQueryData(serverVersionQuery(server.beeper).queryKey, {
    version: '4.3.73',
    dialect: 'start',
  })
  await press(number, server, { queryClient }).end
  expect(server.count('GET /v1/accounts')).toBe(1)
})
