import { expect, test } from 'vitest'
import { startChat } from '#contract/new-chat.ts'
import { anHTTPServer, overtureBefore } from '#server/testing/test-servers.ts'
import { BeeperError } from '../failure/failure.ts'
import { createBeeper } from '../http/client.ts'
import { createQueryClient, retryDelay } from './queries.ts'

test.each([
  [0, {}, 300],
  [1, {}, 600],
  [0, { retryAfter: 2 }, 2000],
])('the retry after failure %i with %o is delayed by %i ms', (failures, facts, pause) => {
  expect(retryDelay(failures, new BeeperError('broken', facts))).toBe(pause)
})

test.each([
  [429, { 'retry-after': '0' }],
  [409, {}],
  [500, {}],
  [502, {}],
  [503, { 'x-should-retry': 'true' }],
  [400, { 'x-should-retry': 'true', 'retry-after-ms': '1' }],
])('a write that is refused with %i %o is never retried', async (status, headers) => {
  let requestCount = 0
  const { url } = await anHTTPServer((_, response) => {
    requestCount++
    response.writeHead(status, headers).end()
  })
  const beeper = createBeeper({ origin: await overtureBefore(url), mount: '/beeper', token: 't' })
  const queryClient = createQueryClient()
  const body = { accountID: 'a', user: { phoneNumber: '+15550100' }, messageText: 'Hello' }
  const write = queryClient.getMutationCache().build(
    queryClient,
    queryClient.defaultMutationOptions({
      mutationFn: () => beeper.send(startChat, { body }),
    }),
  )
  await expect(write.execute(undefined)).rejects.toMatchObject({ status })
  expect(requestCount).toBe(1)
})
