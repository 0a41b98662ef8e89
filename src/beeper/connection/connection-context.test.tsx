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

test('each server has its own state, which is restored on return', () => {
  const state = connected()
  state.set('of the sandbox')
  state.connect({ target: 'beeper' })
  expect(state.value()).toBeUndefined()
  state.set('of Beeper')
  state.connect({ target: 'sandbox' })
  expect(state.value()).toBe('of the sandbox')
})

test('a late update belongs to the server that its setter was created for', () => {
  const state = connected()
  const setOfSandbox = state.setter()
  state.connect({ target: 'beeper' })
  act(() => setOfSandbox('late'))
  expect(state.value()).toBeUndefined()
  state.connect({ target: 'sandbox' })
  expect(state.value()).toBe('late')
})

test('a reset clears the state, and a late update from before the reset is not shown', () => {
  const state = connected()
  const setBefore = state.setter()
  state.set('before')
  state.connect({ resetCount: 1 })
  expect(state.value()).toBeUndefined()
  act(() => setBefore('late'))
  expect(state.value()).toBeUndefined()
})

test('an updater function receives the current state', () => {
  const state = connected()
  state.set('a')
  state.set((now) => `${now}b`)
  expect(state.value()).toBe('ab')
  state.set(undefined)
  expect(state.value()).toBeUndefined()
})

test('the setter is stable for one server', () => {
  const state = connected()
  const before = state.setter()
  state.set('a')
  expect(state.setter()).toBe(before)
})

function watched() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } })
  const reports: (ConnectionTrouble | undefined)[] = []
  watchTrouble(queryClient, '/beeper', (trouble) => reports.push(trouble))
  const ask = (queryKey: string[], outcome: () => unknown) =>
    queryClient.fetchQuery({ queryKey, queryFn: async () => outcome() }).catch(() => undefined)
  const fail = (kind: FailureKind) => () => {
    throw new BeeperError(kind)
  }
  return { queryClient, ask, fail, last: () => reports.at(-1)?.kind, reports }
}

test.each([['unauthorized'], ['unreachable'], ['not-beeper']] as const)(
  '%s is reported as soon as one call fails with it, and cleared by the next success',
  async (kind) => {
    const { ask, fail, last } = watched()
    await ask(['/beeper', 'contacts', 'a'], fail(kind))
    expect(last()).toBe(kind)
    await ask(['/beeper', 'contacts', 'b'], () => [])
    expect(last()).toBeUndefined()
  },
)

test('a failed write is reported like a failed read', async () => {
  const { queryClient, fail, last } = watched()
  const write = queryClient
    .getMutationCache()
    .build(queryClient, { mutationFn: async () => fail('unreachable')() })
  await write.execute(undefined).catch(() => undefined)
  expect(last()).toBe('unreachable')
})

test('the success of a call that needs no token does not clear "unauthorized"', async () => {
  const { queryClient, ask, fail, last } = watched()
  await ask(['/beeper', 'accounts'], fail('unauthorized'))
  await ask(['/beeper', 'info'], () => ({}))
  await ask(['/beeper', 'version'], () => ({}))
  queryClient.setQueryData(['/beeper', 'chats'], [])
  expect(last()).toBe('unauthorized')
})

test('an error of a single request, or of another server, is not reported', async () => {
  const { ask, fail, reports } = watched()
  for (const kind of ['person-unknown', 'network-silent', 'timeout', 'broken'] as const) {
    await ask(['/beeper', kind], fail(kind))
  }
  await ask(['/sandbox', 'accounts'], fail('unreachable'))
  expect(reports).toEqual([])
})
