import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { type Connection, ConnectionContext, useServerState } from './connection-context.ts'

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
