import type { QueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useState } from 'react'
import { BeeperError } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

/** The server in use: the embedded sandbox, or the real Beeper. */
export type Target = 'sandbox' | 'beeper'

export interface Connection {
  target: Target
  /** Display name, spelled as at the start of a sentence. */
  server: string
  /** Such as `127.0.0.1:23373`. */
  address: string
  /** The current connection error, as far as the last calls have shown one. */
  trouble: ConnectionTrouble | undefined
  /** How often the server was reset. A reset deletes everything opened before. */
  resetCount: number
  /** Opens the panel with status and sign-in. */
  showConnection(): void
}

/** Without a provider: the sandbox on this page's own server. */
export const ConnectionContext = createContext<Connection>({
  target: 'sandbox',
  server: 'The sandbox',
  address: globalThis.location?.host ?? '',
  trouble: undefined,
  resetCount: 0,
  showConnection: () => undefined,
})

export const useConnection = (): Connection => useContext(ConnectionContext)

export const BeeperContext = createContext<Beeper | undefined>(undefined)

/** The client of the server in use. Throws outside of a `BeeperContext`. */
export function useBeeper(): Beeper {
  const beeper = useContext(BeeperContext)
  if (!beeper) throw new Error('useBeeper needs a BeeperContext around it')
  return beeper
}

/** Identifies the server in use; changes when the server is reset. */
export function useServerKey(): string {
  const { target, resetCount } = useConnection()
  return `${target} ${resetCount}`
}

/**
 * Like `useState`, with a separate state for each server; a reset discards the server's state. Each
 * setter is bound to the server it was created for, so that a late response is never shown under
 * another one.
 */
export function useServerState<Value>(): [
  Value | undefined,
  (value: Value | undefined | ((now: Value | undefined) => Value | undefined)) => void,
] {
  const key = useServerKey()
  const [all, setAll] = useState<ReadonlyMap<string, Value | undefined>>(new Map())
  const set = useCallback(
    (value: Value | undefined | ((now: Value | undefined) => Value | undefined)) =>
      setAll((now) => {
        const next = value instanceof Function ? value(now.get(key)) : value
        return now.get(key) === next ? now : new Map(now).set(key, next)
      }),
    [key],
  )
  return [all.get(key), set]
}

const troubleKinds = [
  ...(['unauthorized', 'unreachable', 'overture-unreachable'] as const),
  ...(['not-beeper', 'gateway'] as const),
] as const

/** An error of the connection as a whole, not of a single request. */
export type ConnectionTrouble = BeeperError & { kind: (typeof troubleKinds)[number] }

// these need no token, so their success does not prove that the token is valid
const withoutToken = ['info', 'version']

/**
 * Reports a connection error of the server below `mount` as soon as any call fails with one, and
 * `undefined` once another call succeeds. Returns the unsubscribe function.
 */
export function watchTrouble(
  queryClient: QueryClient,
  mount: string,
  report: (trouble: ConnectionTrouble | undefined) => void,
): () => void {
  const read = (action: { type: string; error?: unknown }) => {
    if (action.type === 'success') report(undefined)
    if (action.type === 'error' && isTrouble(action.error)) report(action.error)
  }
  const stops = [
    queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.query.queryKey[0] !== mount) return
      const { action } = event
      const isNoProof =
        action.type === 'success' &&
        (action.manual || withoutToken.includes(String(event.query.queryKey[1])))
      if (!isNoProof) read(action)
    }),
    queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated') read(event.action)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether the server does not respond at all, rather than reject the token. */
export const isNotAnswering = ({ kind }: ConnectionTrouble): boolean => kind !== 'unauthorized'

const isTrouble = (error: unknown): error is ConnectionTrouble =>
  error instanceof BeeperError && troubleKinds.some((kind) => kind === error.kind)
