import type { Target } from '../connection/connection-context.ts'

/** Why a sign-in came to nothing, as far as there is something different to say about it. */
export type SignInErrorKind =
  /** The server did not answer. */
  | 'unreachable'
  /** Overture itself is not there to sign in with. */
  | 'overture-gone'
  /** The server has no sign-in that Overture understands. */
  | 'no-sign-in'
  /** The server named a sign-in page on another server; it was not opened. */
  | 'elsewhere'
  | 'denied'
  /** It took too long, or was answered before. */
  | 'expired'
  /** The answer belongs to no sign-in that this tab began. */
  | 'not-ours'
  /** This browser blocks the storage that a sign-in needs. */
  | 'no-storage'
  /** Anything else that the server refused. */
  | 'refused'

/** A sign-in that came to nothing; nothing has changed by it. */
export class SignInError extends Error {
  override readonly name = 'SignInFailure'
  readonly kind: SignInErrorKind
  /** The server of the sign-in, where only what this tab began can tell. */
  readonly target: Target | undefined

  constructor(kind: SignInErrorKind, options: ErrorOptions & { target?: Target } = {}) {
    super(kind, options)
    this.kind = kind
    this.target = options.target
  }
}
