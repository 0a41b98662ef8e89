import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { type ConnectionTrouble, watchTrouble } from './connection-trouble.ts'
import type { FailureKind } from './failure.ts'
import { BeeperError } from './failure.ts'

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
