import { createContext, useContext } from 'react'
import type { Target } from '#beeper/connection/connection-context.ts'
import type { SignInErrorKind } from '#beeper/sign-in/sign-in-error.ts'
import type { StoredToken } from '#beeper/sign-in/token-store.ts'

/** The result of the last action. */
export interface Message {
  kind:
    | SignInErrorKind
    | 'signed-in'
    | 'signed-out'
    | 'forgotten'
    | 'not-revoked'
    | 'in-use'
    | 'reset'
    | 'not-reset'
  target: Target
}

/** The connection with the actions of pill and panel. */
export interface ConnectionControls {
  target: Target
  tokens: Readonly<Record<Target, StoredToken | undefined>>
  message: Message | undefined
  /** Whether a sign-in or sign-out is running. */
  isBusy: boolean
  isOpen: boolean
  /** The server that the panel was opened for, if any. */
  openedFor: Target | undefined
  open(target?: Target): void
  close(): void
  choose(target: Target): void
  /** Navigates to the consent page. */
  signIn(target: Target, keep: boolean): Promise<void>
  /** Stores a pasted token that the server has accepted. */
  accept(target: Target, token: StoredToken, keep: boolean): void
  signOut(target: Target): Promise<void>
  /** How often the sandbox was reset since the page load. */
  resetCount: number
  reportReset(kind: 'reset' | 'not-reset'): void
}

export const ConnectionControlsContext = createContext<ConnectionControls | undefined>(undefined)

/** Throws outside of a `ConnectionProvider`. */
export function useConnectionControls(): ConnectionControls {
  const controls = useContext(ConnectionControlsContext)
  if (!controls) throw new Error('useConnectionControls needs a ConnectionProvider around it')
  return controls
}
