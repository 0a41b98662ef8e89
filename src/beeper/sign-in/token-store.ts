import * as z from 'zod/mini'
import type { Target } from '../connection/connection-context.ts'
import { stored } from '../stored.ts'

/** A stored token. Without `clientID` it was pasted, and is not ours to revoke. */
export const StoredToken = z.object({
  token: z.string().check(z.minLength(1)),
  scope: z.optional(z.string()),
  clientID: z.exactOptional(z.string()),
  /** The URL that revokes it, on this origin. */
  revocation: z.exactOptional(z.string()),
  /** Milliseconds since 1970; absent when the server named no expiry. */
  expiresAt: z.exactOptional(z.number()),
})
export type StoredToken = z.infer<typeof StoredToken>

const inTab = (target: Target) =>
  stored(`overture.token.${target}`, StoredToken, { area: () => sessionStorage })
const inBrowser = (target: Target) => stored(`overture.token.${target}`, StoredToken)

/** The unexpired token for a server: this tab's, else the one stored in this browser. */
export const readToken = (target: Target, now = Date.now()): StoredToken | undefined =>
  [inTab(target).read(), inBrowser(target).read()].find(
    (token) => token && (token.expiresAt ?? Number.POSITIVE_INFINITY) > now,
  )

/**
 * Stores a token for this tab, or with `keep` in this browser, replacing any other. Where storage
 * is blocked or full, nothing is stored and the caller's token lasts until the page is closed.
 */
export function writeToken(target: Target, token: StoredToken, keep: boolean): void {
  forgetToken(target)
  const store = keep ? inBrowser : inTab
  store(target).write(token)
}

/** Whether the token for a server is kept after this tab is closed. */
export const isTokenKept = (target: Target): boolean => inBrowser(target).read() !== undefined

/** Removes the token for a server from this tab and this browser. */
export function forgetToken(target: Target): void {
  inTab(target).remove()
  inBrowser(target).remove()
}
