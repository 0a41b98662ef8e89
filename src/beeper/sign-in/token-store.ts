import * as z from 'zod/mini'
import type { Target } from '../connection-context.ts'

/** A token as this browser keeps it. Without `clientID` it was pasted, and is not ours to revoke. */
export const StoredToken = z.object({
  token: z.string().check(z.minLength(1)),
  scope: z.optional(z.string()),
  clientID: z.exactOptional(z.string()),
  /** Where it can be ended, on this origin. */
  revocation: z.exactOptional(z.string()),
  /** Milliseconds since 1970; absent when it does not say. */
  expiresAt: z.exactOptional(z.number()),
})
export type StoredToken = z.infer<typeof StoredToken>

const keyOf = (target: Target) => `overture.token.${target}`

/** The token for a server: this tab's, else the one kept in this browser, unless it has expired. */
export function readToken(target: Target, now = Date.now()): StoredToken | undefined {
  for (const storage of storages()) {
    const stored = parsed(storage.getItem(keyOf(target)))
    if (stored && (stored.expiresAt ?? Number.POSITIVE_INFINITY) > now) return stored
  }
  return undefined
}

/** Keeps a token for this tab, or with `keep` in this browser, in place of any other. */
export function writeToken(target: Target, token: StoredToken, keep: boolean): void {
  forgetToken(target)
  // where storage is blocked or full, the token holds until the page is closed
  attempt(() =>
    (keep ? localStorage : sessionStorage).setItem(keyOf(target), JSON.stringify(token)),
  )
}

/** Whether the token for a server outlives this tab. */
export function isTokenKept(target: Target): boolean {
  try {
    return localStorage.getItem(keyOf(target)) !== null
  } catch {
    return false // this browser allows no storage
  }
}

/** Leaves no token for a server in this browser. */
export function forgetToken(target: Target): void {
  for (const storage of storages()) attempt(() => storage.removeItem(keyOf(target)))
}

function storages(): Storage[] {
  const reachable: Storage[] = []
  attempt(() => reachable.push(sessionStorage))
  attempt(() => reachable.push(localStorage))
  return reachable
}

function attempt(step: () => unknown) {
  try {
    step()
  } catch {
    // this browser allows no storage
  }
}

function parsed(text: string | null): StoredToken | undefined {
  try {
    return z.safeParse(StoredToken, JSON.parse(text ?? 'null')).data
  } catch {
    return undefined // somebody else wrote there
  }
}
