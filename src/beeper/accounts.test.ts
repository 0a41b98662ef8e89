import { QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { anHTTPServer, overtureBefore } from '#server/testing/test-servers.ts'
import { accountListQuery, hasAccount, loadAccounts } from './accounts.ts'
import { createQueryClient } from './connection/queries.ts'
import { createBeeper } from './http/client.ts'
import { serverVersionQuery } from './server-version.ts'

const chat = (accountID: string, network?: string) => ({
  id: `!${accountID}:x`,
  accountID,
  network,
  type: 'single',
  participants: { items: [], hasMore: false, total: 0 },
  unreadCount: 0,
})

/** A server with one listed account, and with chats; `never` leaves requests for chats pending. */
async function aServer(chats: unknown, status = 200) {
  const requests: string[] = []
  const { url } = await anHTTPServer((request, response) => {
    requests.push(request.url ?? '')
    const isList = request.url === '/v1/accounts'
    response.writeHead(isList ? 200 : status, {
      'content-type': 'application/json',
      'x-beeper-desktop-version': '4.3.73',
    })
    if (chats === 'never' && !isList) return
    response.end(
      JSON.stringify(
        isList
          ? [{ accountID: 'whatsapp', user: { id: 'me' }, network: 'WhatsApp' }]
          : { items: chats, hasMore: false },
      ),
    )
  })
  const origin = await overtureBefore(url)
  return { requests, beeper: createBeeper({ origin, mount: '/beeper', token: 't0ken' }) }
}

test.each([
  ['load', [chat('imessage_abc', 'iMessage')], 200, true],
  ['fail', [], 500, false],
  ['cannot be parsed', 'nonsense', 200, false],
  ['never arrive', 'never', 200, false],
])(
  'hasAccount finds a listed account when chats %s, an unlisted one only with them',
  async (...row) => {
    const [, chats, status, isUnlistedFound] = row
    const { timeout } = AbortSignal
    // shortens the timeout of the chats
    const timeoutSpy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 10))
    onTestFinished(() => timeoutSpy.mockRestore())
    const { beeper } = await aServer(chats, status)
    expect(await hasAccount(beeper, 'whatsapp')).toBe(true)
    expect(await hasAccount(beeper, 'imessage_abc')).toBe(isUnlistedFound)
    expect(await hasAccount(beeper, 'signal')).toBe(false)
  },
)

test('accounts do not wait for chats, and the version comes from the same response', async () => {
  const { beeper, requests } = await aServer('never')
  const queryClient = createQueryClient()
  const version = new QueryObserver(queryClient, serverVersionQuery(beeper))
  const list = new QueryObserver(queryClient, accountListQuery(beeper))
  const subscriptions = [version, list].map((observer) => observer.subscribe(() => {}))
  expect(await loadAccounts(queryClient, beeper)).toMatchObject([{ accountID: 'whatsapp' }])
  await expect.poll(() => version.getCurrentResult().data?.version).toBe('4.3.73')
  expect(requests).toEqual(['/v1/accounts'])
  // a refetch of both does not fail the version meanwhile, and takes at most two more requests
  await queryClient.invalidateQueries()
  expect(version.getCurrentResult()).toMatchObject({ isError: false, data: { version: '4.3.73' } })
  expect(requests.length).toBeLessThanOrEqual(3)
  for (const unsubscribe of subscriptions) unsubscribe()
})
