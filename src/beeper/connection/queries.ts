import { QueryClient } from '@tanstack/react-query'
import { BeeperError, type FailureKind } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

type Server = Pick<Beeper, 'mount'>

/**
 * The query keys. Each begins with the server's mount, so that all data of one server can be
 * removed at once; contacts are keyed by account next.
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

// How long unused data is cached, in milliseconds, such as results of an earlier query. No limit
// where the build renders the page: a pending timer would keep the build from ending.
const gcTime = 'document' in globalThis ? 60_000 : Number.POSITIVE_INFINITY

/** Reads are retried twice when the error may be temporary; writes never. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // the server is on this machine, so it does not matter whether the browser is online
        networkMode: 'always',
        staleTime: 30_000,
        gcTime,
        retry: shouldRetryRead,
        retryDelay: retryDelay,
      },
      mutations: { networkMode: 'always', retry: false, gcTime },
    },
  })

const temporaryKinds: readonly FailureKind[] = [
  ...(['unreachable', 'overture-unreachable', 'timeout', 'cut', 'gateway'] as const),
  ...(['conflict', 'broken', 'network-silent', 'rate-limited'] as const),
]

/** Seconds. For a longer wait the error is shown instead. */
const longestWait = 5

/**
 * Whether a failed read is retried: twice at most, when the error may be temporary. The server's
 * own `x-should-retry` takes precedence; after a `retry-after` above `longestWait` there is no
 * retry.
 */
function shouldRetryRead(failures: number, error: unknown): boolean {
  if (failures >= 2 || !(error instanceof BeeperError)) return false
  if ((error.retryAfter ?? 0) > longestWait) return false
  return error.shouldRetry ?? temporaryKinds.includes(error.kind)
}

/** The delay of a retry, in milliseconds: the server's `retry-after`, else exponential backoff. */
export const retryDelay = (failures: number, error: unknown): number =>
  error instanceof BeeperError && error.retryAfter !== undefined
    ? error.retryAfter * 1000
    : 300 * 2 ** failures
