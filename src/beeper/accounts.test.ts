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

/** A server with one listed account, and with chats; `never` leaves whoever asks for them waiting. */
async function aServer(chats: unknown, status = 200) {
  const asked: string[] = []
  const { url } = await anHTTPServer((request, response) => {
    asked.push(request.url ?? '')
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
  return { asked, beeper: createBeeper({ origin, mount: '/beeper', token: 't0ken' }) }
}

test.each([
  ['are there', [chat('imessage_abc', 'iMessage')], 200, true],
  ['fail', [], 500, false],
  ['are not understood', 'nonsense', 200, false],
  ['never come', 'never', 200, false],
])('where chats %s, a listed account is known, and one that only they show', async (...given) => {
  const [, chats, status, isShown] = given
  const { timeout } = AbortSignal
  // the wait for chats is the one that is too long to sit through
  const soon = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 10))
  onTestFinished(() => soon.mockRestore())
  const { beeper } = await aServer(chats, status)
  expect(await hasAccount(beeper, 'whatsapp')).toBe(true)
  expect(await hasAccount(beeper, 'imessage_abc')).toBe(isShown)
  expect(await hasAccount(beeper, 'signal')).toBe(false)
})

test('accounts wait for no chats, and their one answer also tells the version', async () => {
  const { beeper, asked } = await aServer('never')
  const queryClient = createQueryClient()
  const version = new QueryObserver(queryClient, serverVersionQuery(beeper))
  const list = new QueryObserver(queryClient, accountListQuery(beeper))
  const stop = [version, list].map((observer) => observer.subscribe(() => {}))
  expect(await loadAccounts(queryClient, beeper)).toMatchObject([{ accountID: 'whatsapp' }])
  await expect.poll(() => version.getCurrentResult().data?.version).toBe('4.3.73')
  expect(asked).toEqual(['/v1/accounts'])
  // what was read of the server is read again at once, and again of one answer
  await queryClient.invalidateQueries()
  expect(version.getCurrentResult()).toMatchObject({ isError: false, data: { version: '4.3.73' } })
  expect(asked.length).toBeLessThanOrEqual(3)
  for (const end of stop) end()
})
