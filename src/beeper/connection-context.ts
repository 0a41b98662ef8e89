import { createContext, useCallback, useContext, useState } from 'react'
import type { Beeper } from './client.ts'
import type { ConnectionTrouble } from './connection-trouble.ts'

/** Whom Overture talks to: the embedded sandbox, or the real Beeper. */
export type Target = 'sandbox' | 'beeper'

/** What any part of the screen may want to know of the connection, or to do about it. */
export interface Connection {
  target: Target
  /** Who answers, at the start of a sentence. */
  server: string
  /** Where that is, such as `127.0.0.1:23373`. */
  address: string
  /** What keeps it from answering now, as far as the last calls have shown. */
  trouble: ConnectionTrouble | undefined
  /** Another number means that the server was set back: what was opened there is no more. */
  era: number
  /** Shows where somebody can sign in, and how the connection is. */
  showConnection(): void
}

/** Carries the connection; around no provider it is the sandbox of this page. */
export const ConnectionContext = createContext<Connection>({
  target: 'sandbox',
  server: 'The sandbox',
  address: globalThis.location?.host ?? '',
  trouble: undefined,
  era: 0,
  showConnection: () => undefined,
})

/** The connection as it is now. */
export const useConnection = (): Connection => useContext(ConnectionContext)

/** Carries the server that is talked to. */
export const BeeperContext = createContext<Beeper | undefined>(undefined)

/** The server that is talked to. Throws outside of a `BeeperContext`. */
export function useBeeper(): Beeper {
  const beeper = useContext(BeeperContext)
  if (!beeper) throw new Error('useBeeper needs a BeeperContext around it')
  return beeper
}

/** Tells servers apart, and a server from what it was before it was reset. */
export function useServerKey(): string {
  const { target, era } = useConnection()
  return `${target} ${era}`
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
