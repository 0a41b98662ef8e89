import { createContext, useContext } from 'react'
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
