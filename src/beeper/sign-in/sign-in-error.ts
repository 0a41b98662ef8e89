import type { Target } from '../connection/connection-context.ts'

/** Why a sign-in failed, as far as the text for the user differs. */
export type SignInErrorKind =
  /** The server did not answer. */
  | 'unreachable'
  /** Overture's own server did not respond, so the sign-in code did not load. */
  | 'overture-gone'
  /** The server has no sign-in that Overture understands. */
  | 'no-sign-in'
  /** The server named a sign-in page on another server; it was not opened. */
  | 'elsewhere'
  | 'denied'
  /** The code has expired or was used before. */
  | 'expired'
  /** The response belongs to no sign-in that was started in this tab. */
  | 'not-ours'
  /** This browser blocks the storage that a sign-in needs. */
  | 'no-storage'
  /** Anything else that the server refused. */
  | 'refused'

/** A failed sign-in, which has changed nothing. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly kind: SignInErrorKind
  /** The server of the sign-in, where it is known from the pending sign-in only. */
  readonly target: Target | undefined

  constructor(kind: SignInErrorKind, options: ErrorOptions & { target?: Target } = {}) {
    super(kind, options)
    this.kind = kind
    this.target = options.target
  }
}
