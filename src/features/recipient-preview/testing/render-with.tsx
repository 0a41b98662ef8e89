import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import type { Account } from '#contract/accounts.ts'
import type { Chat } from '#contract/chats.ts'

export interface Served {
  accounts?: readonly Account[]
  chats?: readonly Chat[]
  /** The result of a contact search; may throw. */
  search?(accountID: string): unknown
  /** Paths of endpoints that fail. */
  failing?: readonly string[]
}

/** A server that answers reads from the given data, and has no other endpoints. */
function server({ accounts = [], chats = [], search, failing = [] }: Served): Beeper {
  const answers: Record<string, (accountID: string) => unknown> = {
    '/v1/accounts': () => accounts,
    '/v1/chats': () => ({ items: [], hasMore: false }),
    '/v1/chats/search': () => ({ items: chats, hasMore: false }),
    '/v1/accounts/{accountID}/contacts': async (accountID) => ({
      items: await search?.(accountID),
    }),
  }
  const send = async (call: { path: string }, input: { params?: { accountID: string } }) => {
    const answer = answers[call.path]
    if (!answer || failing.includes(call.path)) {
      throw new BeeperError('call-unknown', { status: 404 })
    }
    return { answer: await answer(input.params?.accountID ?? '') }
  }
  return { mount: '/test', send } as unknown as Beeper
}

/** Renders a part of the page with a server. */
export function renderWith(part: ReactNode, served: Served = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const around = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <BeeperContext value={server(served)}>{children}</BeeperContext>
    </QueryClientProvider>
  )
  return render(part, { wrapper: around })
}
