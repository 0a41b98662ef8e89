import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BeeperContext } from '../connection/connection-context.ts'
import { createQueryClient } from '../connection/queries.ts'
import type { Beeper } from '../http/client.ts'
import { account, user } from '../testing/accounts.ts'
import { type Asked, deferred, fakeBeeper } from '../testing/fake-beeper.ts'
import { type SearchScope, useContactSearch } from './contact-search.ts'

const whatsapp = account('whatsapp')
const telegram = account('telegram')
const search = 'GET /v1/accounts/{accountID}/contacts'
const list = 'GET /v1/accounts/{accountID}/contacts/list'
const pause = 250

type Input = Omit<SearchScope, 'hasLists'>
const all: Input = {
  ...{ query: '', account: undefined, accounts: [whatsapp, telegram], networkQuery: '' },
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const later = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

function searching(beeper: Beeper, input: Input) {
  const queryClient = createQueryClient()
  let current = beeper
  const { result, rerender } = renderHook((props: Input) => useContactSearch(props), {
    initialProps: input,
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>
        <BeeperContext value={current}>{children}</BeeperContext>
      </QueryClientProvider>
    ),
  })
  return {
    names: () => result.current.matches.map(({ name }) => name),
    now: () => result.current,
    change: (props: Input) => rerender(props),
    connect(other: Beeper, props: Input) {
      current = other
      rerender(props)
    },
  }
}

const inFlight = (asked: readonly Asked[], accountID: string) =>
  asked.filter(
    ({ call, params, signal }) =>
      (call === list || call === search) && params.accountID === accountID && !signal?.aborted,
  )

describe('while the user types', () => {
  test('the search is debounced: one request per account, after a pause', async () => {
    const server = fakeBeeper()
    const { change } = searching(server.beeper, all)
    await later(pause)
    for (const query of ['a', 'ad', 'ada']) {
      change({ ...all, query })
      await later(pause - 100)
    }
    expect(server.count(list)).toBe(0)
    await later(100)
    expect(server.asked.filter(({ call }) => call === list).map(({ query }) => query)).toEqual([
      { query: 'ada', limit: 50 },
      { query: 'ada', limit: 50 },
    ])
  })

  test('a stale search is aborted: at most one per account is in flight', async () => {
    const server = fakeBeeper({ [list]: () => deferred().promise })
    const { change } = searching(server.beeper, all)
    for (const query of ['a', 'ad', 'ada', 'ada ', 'ada o', 'ada ob']) {
      change({ ...all, query })
      await later(pause)
      for (const { accountID } of all.accounts) {
        expect(inFlight(server.asked, accountID)).toHaveLength(1)
      }
    }
    expect(
      server.asked.filter(({ call, signal }) => call === list && !signal?.aborted),
    ).toHaveLength(2)
  })

  test('results of another query are not shown', async () => {
    const slow = deferred()
    const server = fakeBeeper({
      [list]: ({ query }) =>
        query.query === 'ada'
          ? { items: [user({ id: '@a', fullName: 'Ada Obi' })], hasMore: false }
          : slow.promise,
    })
    const { change, names, now } = searching(server.beeper, { ...all, query: 'ada' })
    await later(pause)
    expect(names()).toEqual(['Ada Obi'])
    change({ ...all, query: 'jun' })
    expect(names()).toEqual([])
    expect(now().isSearching).toBe(true)
    await later(pause)
    expect(names()).toEqual([])
  })
})

describe('after a switch', () => {
  const ada = { ...all, query: 'ada' }
  const adaOf = (accountID: string) => user({ id: `@ada:${accountID}`, fullName: 'Ada Obi' })

  test('the rows of the previous account are never shown, however slow the next one is', async () => {
    const slow = deferred()
    const server = fakeBeeper({
      [search]: ({ params }) =>
        params.accountID === whatsapp.accountID ? { items: [adaOf('whatsapp')] } : slow.promise,
    })
    const { change, names, now } = searching(server.beeper, { ...ada, account: whatsapp })
    await later(pause)
    expect(names()).toEqual(['Ada Obi'])
    change({ ...ada, account: telegram })
    expect(names()).toEqual([])
    await later(6_000)
    expect(names()).toEqual([])
    expect(now().isSearching).toBe(true)
    slow.resolve({ items: [adaOf('telegram')] })
    await later(1)
    expect(
      now().matches.flatMap(({ contacts }) => contacts.map(({ contact }) => contact.id)),
    ).toEqual(['@ada:telegram'])
  })

  test('the rows of the previous server are never shown', async () => {
    const first = fakeBeeper({ [search]: () => ({ items: [adaOf('whatsapp')] }) })
    const second = fakeBeeper({ [search]: () => deferred().promise }, { mount: '/beeper' })
    const input = { ...ada, account: whatsapp }
    const { connect, names } = searching(first.beeper, input)
    await later(pause)
    expect(names()).toEqual(['Ada Obi'])
    connect(second.beeper, input)
    expect(names()).toEqual([])
    await later(3_000)
    expect(names()).toEqual([])
  })
})

describe('the networks', () => {
  test('receive a name searched on all accounts only on request', async () => {
    const server = fakeBeeper()
    const { change, now } = searching(server.beeper, { ...all, query: 'ada' })
    await later(pause)
    expect(server.count(search)).toBe(0)
    expect(now().isNetworkAsked).toBe(false)
    change({ ...all, query: 'ada', networkQuery: 'ada' })
    await later(pause)
    expect(
      server.asked.filter(({ call }) => call === search).map(({ params }) => params.accountID),
    ).toEqual([whatsapp.accountID, telegram.accountID])
    expect(now().isNetworkAsked).toBe(true)
    // the request was for the previous query
    change({ ...all, query: 'ada o', networkQuery: 'ada' })
    await later(pause)
    expect(server.count(search)).toBe(2)
    expect(now().isNetworkAsked).toBe(false)
  })
})

test('an account that fails is listed, and hides no contact of others', async () => {
  const { BeeperError } = await import('../failure/failure.ts')
  const server = fakeBeeper({
    [list]: ({ params }) => {
      if (params.accountID === whatsapp.accountID) {
        throw new BeeperError('not-connected', { status: 409, milliseconds: 1 })
      }
      return { items: [user({ id: '@a', fullName: 'Ada Obi' })], hasMore: false }
    },
  })
  const { names, now } = searching(server.beeper, { ...all, query: 'ada' })
  await later(pause)
  expect(names()).toEqual(['Ada Obi'])
  expect(now()).toMatchObject({ isSearching: false, accounts: 2 })
  expect(now().failed.map(({ accountID }) => accountID)).toEqual([whatsapp.accountID])
})
