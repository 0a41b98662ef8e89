import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useAccounts } from './accounts.ts'
import { createQueryClient } from './connection/queries.ts'
import { networkNameOf, networkTypeOf } from './network-rules.ts'
import { account } from './testing/accounts.ts'
import { deferred, fakeBeeper } from './testing/fake-beeper.ts'

afterEach(cleanup)

const whatsapp = account('whatsapp')
const chat = (accountID: string, network: string) => ({
  ...{ id: `!${accountID}:x`, accountID, network, type: 'single', unreadCount: 0 },
  participants: { items: [], hasMore: false, total: 0 },
})

test('an account that has chats but is not listed is added once, when the chats load', async () => {
  const chats = deferred<unknown>()
  const { beeper } = fakeBeeper({
    'GET /v1/accounts': () => [whatsapp],
    'GET /v1/chats': () => chats.promise,
  })
  const client = createQueryClient()
  const { result } = renderHook(() => useAccounts(beeper), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  })
  await waitFor(() => expect(result.current.data).toEqual([whatsapp]))
  const items = [
    chat(whatsapp.accountID, 'WhatsApp'),
    chat('imessage_abc', 'iMessage'),
    chat('imessage_abc', 'iMessage'),
  ]
  chats.resolve({ items, hasMore: false })
  await waitFor(() => expect(result.current.data).toHaveLength(2))
  expect(result.current.data?.map(networkTypeOf)).toEqual(['whatsapp', 'imessage'])
  expect(result.current.data?.map(networkNameOf)).toEqual(['WhatsApp', 'iMessage'])
})
