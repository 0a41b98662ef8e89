import { QueryClient } from '@tanstack/react-query'
import { BeeperError, type FailureKind } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

type Server = Pick<Beeper, 'mount'>

/**
 * The keys of what is asked of a server. Each begins with the server's mount, so that everything of
 * one server can be dropped at once; chats and contacts are followed by their account.
 */
export const queryKeys = {
  server: ({ mount }: Server) => [mount],
  info: ({ mount }: Server) => [mount, 'info'],
  version: ({ mount }: Server) => [mount, 'version'],
  nextAnswer: ({ mount }: Server) => [mount, 'next-answer'],
  accounts: ({ mount }: Server, ...more: readonly unknown[]) => [mount, 'accounts', ...more],
  bridges: ({ mount }: Server) => [mount, 'bridge'],
  bridge: ({ mount }: Server, bridgeID: string | undefined) => [mount, 'bridge', bridgeID],
  chats: ({ mount }: Server, ...more: readonly unknown[]) => [mount, 'chats', ...more],
  contacts: ({ mount }: Server, accountID: string, ...more: readonly unknown[]) => [
    ...[mount, 'contacts', accountID],
    ...more,
  ],
  outcome: ({ mount }: Server, input: unknown) => [mount, 'outcome', input],
}

// As long as an answer is of use, in milliseconds: what was typed and opened earlier is let go. Where
// the build draws the page there is no later, and a timer would keep the build waiting for it.
const gcTime = 'document' in globalThis ? 60_000 : Number.POSITIVE_INFINITY

/** Reads are asked again twice when the fault may pass; writes never. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // the server is on this machine, whatever the browser thinks of the network
        networkMode: 'always',
        staleTime: 30_000,
        gcTime,
        retry: shouldRetryRead,
        retryDelay: retryDelay,
      },
      mutations: { networkMode: 'always', retry: false, gcTime },
    },
  })

const passing: readonly FailureKind[] = [
  ...(['unreachable', 'overture-unreachable', 'timeout', 'cut', 'gateway'] as const),
  ...(['conflict', 'broken', 'network-silent', 'rate-limited'] as const),
]

/** Instead of a longer wait the failure is shown, in seconds. */
const longestWait = 5

/**
 * Whether a read that failed is asked again: twice at most, when the fault may pass. The server's
 * own `x-should-retry` wins; a time it names is waited for, unless that is too long. Never for writes.
 */
function shouldRetryRead(failures: number, error: unknown): boolean {
  if (failures >= 2 || !(error instanceof BeeperError)) return false
  if ((error.retryAfter ?? 0) > longestWait) return false
  return error.shouldRetry ?? passing.includes(error.kind)
}

/** How long to wait before asking again, in milliseconds: as told, else twice as long each time. */
export const retryDelay = (failures: number, error: unknown): number =>
  error instanceof BeeperError && error.retryAfter !== undefined
    ? error.retryAfter * 1000
    : 300 * 2 ** failures
