import type { Target } from '../connection-context.ts'

/** Why a sign-in came to nothing, as far as there is something different to say about it. */
export type SignInErrorKind =
  /** Nobody answered where the sign-in should be. */
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
  /** Anything else that the server refused. */
  | 'refused'

/** A sign-in that came to nothing; nothing has changed by it. */
export class SignInError extends Error {
  override readonly name = 'SignInFailure'
  readonly trouble: SignInErrorKind
  /** Whom the sign-in was for, where only what was begun in this tab can tell. */
  readonly target: Target | undefined

  constructor(trouble: SignInErrorKind, options: ErrorOptions & { target?: Target } = {}) {
    super(trouble, options)
    this.trouble = trouble
    this.target = options.target
  }
}
