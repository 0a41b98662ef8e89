import type { QueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useState } from 'react'
import { BeeperError } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

/** The server in use: the embedded sandbox, or the real Beeper. */
export type Target = 'sandbox' | 'beeper'

export interface Connection {
  target: Target
  /** Its name at the start of a sentence. */
  server: string
  /** Such as `127.0.0.1:23373`. */
  address: string
  /** What keeps it from answering now, as far as the last calls have shown. */
  trouble: ConnectionTrouble | undefined
  /** How often the server was reset: what was opened there before is no more. */
  resetCount: number
  /** Opens the panel with its state and sign-in. */
  showConnection(): void
}

/** Without a provider it is the sandbox of this page. */
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

/** Tells servers apart, and a server from what it was before it was reset. */
export function useServerKey(): string {
  const { target, resetCount } = useConnection()
  return `${target} ${resetCount}`
}

/**
 * A state for each server: with another server it is that one's own, and once a server is reset it is
 * gone. The setter keeps to the server it was given for, so that an answer that comes late is never
 * shown under another one.
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

/** A failure that speaks of the connection as a whole, and not of what was asked. */
export type ConnectionTrouble = BeeperError & { kind: (typeof troubleKinds)[number] }

// these answer without a token, so an answer says nothing about the token
const withoutToken = ['info', 'version']

/**
 * Reports what keeps the server below `mount` from answering as soon as any call shows it, and
 * `undefined` once another call is answered. Returns what ends the watch.
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

/** Whether the server does not answer, rather than refuse. */
export const isNotAnswering = ({ kind }: ConnectionTrouble): boolean => kind !== 'unauthorized'

const isTrouble = (error: unknown): error is ConnectionTrouble =>
  error instanceof BeeperError && troubleKinds.some((kind) => kind === error.kind)
