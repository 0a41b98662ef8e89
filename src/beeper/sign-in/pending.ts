import * as z from 'zod/mini'
import { SignInEndpoints } from './endpoints.ts'

/** What must be remembered while somebody is away on the consent page. Holds no token. */
export const Pending = z.object({
  target: z.enum(['sandbox', 'beeper']),
  endpoints: SignInEndpoints,
  clientID: z.string(),
  redirectURI: z.string(),
  state: z.string(),
  verifier: z.string(),
  /** Whether the token is to outlive this tab. */
  keep: z.boolean(),
  /** Whether this is the second try, after the server had forgotten who asks. */
  isAgain: z.boolean(),
})
export type Pending = z.infer<typeof Pending>

// this tab alone: what another tab began must not be ended here
const key = 'overture.sign-in'

/** Remembers a sign-in until this tab comes back from it. Throws where storage is blocked. */
export const keepPending = (pending: Pending) =>
  sessionStorage.setItem(key, JSON.stringify(pending))

/** The sign-in that this tab began, once; `undefined` when there is none. */
export function takePending(): Pending | undefined {
  const text = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  try {
    return z.safeParse(Pending, JSON.parse(text ?? 'null')).data
  } catch {
    return undefined // somebody else wrote there
  }
}
