import { expect, onTestFinished, test, vi } from 'vitest'
import { anHTTPServer, overtureBefore } from '#server/testing/test-servers.ts'
import { allAccounts } from './accounts.ts'
import { createBeeper } from './http/client.ts'
import { networkNameOf, networkTypeOf } from './network-rules.ts'

const chat = (accountID: string, network?: string) => ({
  id: `!${accountID}:x`,
  accountID,
  network,
  type: 'single',
  participants: { items: [], hasMore: false, total: 0 },
  unreadCount: 0,
})

async function accountsWhere(chats: unknown, status = 200) {
  const { url } = await anHTTPServer((request, response) => {
    const isList = request.url === '/v1/accounts'
    response.writeHead(isList ? 200 : status, { 'content-type': 'application/json' })
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
  return allAccounts(createBeeper({ origin, mount: '/beeper', token: 't0ken' }))
}

test('an account that is left out of the list, but has chats, is there all the same, once', async () => {
  const accounts = await accountsWhere([
    chat('whatsapp', 'WhatsApp'),
    chat('imessage_abc', 'iMessage'),
    chat('imessage_abc', 'iMessage'),
  ])
  expect(accounts.map(({ accountID }) => accountID)).toEqual(['whatsapp', 'imessage_abc'])
  expect(accounts.map(networkTypeOf)).toEqual(['whatsapp', 'imessage'])
  expect(accounts.map(networkNameOf)).toEqual(['WhatsApp', 'iMessage'])
})

test.each([
  ['fail', [], 500],
  ['are not understood', 'nonsense', 200],
  ['never come', 'never', 200],
])('chats that %s take no listed account away', async (_, chats, status) => {
  const { timeout } = AbortSignal
  // the wait for chats is the one that is too long to sit through
  const soon = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 10))
  onTestFinished(() => soon.mockRestore())
  expect(await accountsWhere(chats, status)).toMatchObject([{ accountID: 'whatsapp' }])
})
