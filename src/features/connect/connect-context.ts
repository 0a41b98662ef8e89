import { createContext, useContext } from 'react'
import type { Target } from '#beeper/connection-context.ts'
import type { SignInErrorKind } from '#beeper/sign-in/sign-in-error.ts'
import type { StoredToken } from '#beeper/sign-in/token-store.ts'

type Step =
  | 'signed-in'
  | 'signed-out'
  | 'forgotten'
  | 'not-revoked'
  | 'in-use'
  | 'reset'
  | 'not-reset'

/** What a step led to, and with which server. */
export interface Message {
  said: Step | SignInErrorKind
  about: Target
}

/** The connection as the pill and the panel see and change it. */
export interface Connect {
  target: Target
  tokens: Readonly<Record<Target, StoredToken | undefined>>
  /** What the last step led to, when it needs saying. */
  message: Message | undefined
  /** A sign-in or sign-out is under way. */
  isBusy: boolean
  isOpen: boolean
  /** The server that somebody has opened the panel for, if not for the one in use. */
  wanted: Target | undefined
  open(wanted?: Target): void
  close(): void
  choose(target: Target): void
  /** Leaves the page for the consent page. */
  signIn(target: Target, keep: boolean): Promise<void>
  /** Takes a pasted token, already tried. */
  accept(target: Target, token: StoredToken, keep: boolean): void
  signOut(target: Target): Promise<void>
  /** How often the sandbox was set back since the page was loaded. */
  resets: number
  tellReset(said: 'reset' | 'not-reset'): void
}

/** Carries the connection to the pill and the panel. */
export const ConnectContext = createContext<Connect | undefined>(undefined)

/** The connection and its steps. Throws outside of a `ConnectionProvider`. */
export function useConnect(): Connect {
  const connect = useContext(ConnectContext)
  if (!connect) throw new Error('useConnect needs a ConnectionProvider around it')
  return connect
}
