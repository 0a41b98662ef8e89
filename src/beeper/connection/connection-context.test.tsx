import { QueryClient } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { BeeperError, type FailureKind } from '../failure/failure.ts'
import {
  type Connection,
  ConnectionContext,
  type ConnectionTrouble,
  useServerState,
  watchTrouble,
} from './connection-context.ts'

afterEach(cleanup)

function connected() {
  let connection: Connection = {
    ...{ target: 'sandbox', server: 'The sandbox', address: '', trouble: undefined, resetCount: 0 },
    showConnection: () => undefined,
  }
  const { result, rerender } = renderHook(() => useServerState<string>(), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    ),
  })
  return {
    value: () => result.current[0],
    setter: () => result.current[1],
    set: (value: Parameters<(typeof result.current)[1]>[0]) => act(() => result.current[1](value)),
    connect(to: Partial<Connection>) {
      connection = { ...connection, ...to }
      rerender()
    },
  }
}

test('each server has its own state, which is there on return', () => {
  const state = connected()
  state.set('of the sandbox')
  state.connect({ target: 'beeper' })
  expect(state.value()).toBeUndefined()
  state.set('of Beeper')
  state.connect({ target: 'sandbox' })
  expect(state.value()).toBe('of the sandbox')
})

test('an answer that comes late belongs to the server that was asked', () => {
  const state = connected()
  const setOfSandbox = state.setter()
  state.connect({ target: 'beeper' })
  act(() => setOfSandbox('late'))
  expect(state.value()).toBeUndefined()
  state.connect({ target: 'sandbox' })
  expect(state.value()).toBe('late')
})

test('a server that is reset begins anew, and what comes late from before is not shown', () => {
  const state = connected()
  const setBefore = state.setter()
  state.set('before')
  state.connect({ resetCount: 1 })
  expect(state.value()).toBeUndefined()
  act(() => setBefore('late'))
  expect(state.value()).toBeUndefined()
})

test('a change is made from the state as it is then', () => {
  const state = connected()
  state.set('a')
  state.set((now) => `${now}b`)
  expect(state.value()).toBe('ab')
  state.set(undefined)
  expect(state.value()).toBeUndefined()
})

test('the setter stays the same for one server', () => {
  const state = connected()
  const before = state.setter()
  state.set('a')
  expect(state.setter()).toBe(before)
})

function watched() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } })
  const told: (ConnectionTrouble | undefined)[] = []
  watchTrouble(queryClient, '/beeper', (trouble) => told.push(trouble))
  const ask = (queryKey: string[], outcome: () => unknown) =>
    queryClient.fetchQuery({ queryKey, queryFn: async () => outcome() }).catch(() => undefined)
  const fail = (kind: FailureKind) => () => {
    throw new BeeperError(kind)
  }
  return { queryClient, ask, fail, last: () => told.at(-1)?.kind, told }
}

test.each([['unauthorized'], ['unreachable'], ['not-beeper']] as const)(
  '%s is told as soon as one call shows it, and taken back by the next answer',
  async (kind) => {
    const { ask, fail, last } = watched()
    await ask(['/beeper', 'contacts', 'a'], fail(kind))
    expect(last()).toBe(kind)
    await ask(['/beeper', 'contacts', 'b'], () => [])
    expect(last()).toBeUndefined()
  },
)

test('a write shows it as well as a read', async () => {
  const { queryClient, fail, last } = watched()
  const write = queryClient
    .getMutationCache()
    .build(queryClient, { mutationFn: async () => fail('unreachable')() })
  await write.execute(undefined).catch(() => undefined)
  expect(last()).toBe('unreachable')
})

test('what answers anybody is no proof that somebody is signed in', async () => {
  const { queryClient, ask, fail, last } = watched()
  await ask(['/beeper', 'accounts'], fail('unauthorized'))
  await ask(['/beeper', 'info'], () => ({}))
  await ask(['/beeper', 'version'], () => ({}))
  queryClient.setQueryData(['/beeper', 'chats'], [])
  expect(last()).toBe('unauthorized')
})

test('what concerns one question, or another server, is no trouble of the connection', async () => {
  const { ask, fail, told } = watched()
  for (const kind of ['person-unknown', 'network-silent', 'timeout', 'broken'] as const) {
    await ask(['/beeper', kind], fail(kind))
  }
  await ask(['/sandbox', 'accounts'], fail('unreachable'))
  expect(told).toEqual([])
})
