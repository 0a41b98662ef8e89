import * as z from 'zod/mini'
import type { Target } from '../connection/connection-context.ts'
import { stored } from '../stored.ts'

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

const inTab = (target: Target) =>
  stored(`overture.token.${target}`, StoredToken, { area: () => sessionStorage })
const inBrowser = (target: Target) => stored(`overture.token.${target}`, StoredToken)

/** The token for a server: this tab's, else the one kept in this browser, unless it has expired. */
export const readToken = (target: Target, now = Date.now()): StoredToken | undefined =>
  [inTab(target).read(), inBrowser(target).read()].find(
    (token) => token && (token.expiresAt ?? Number.POSITIVE_INFINITY) > now,
  )

/**
 * Keeps a token for this tab, or with `keep` in this browser, in place of any other. Where storage is
 * blocked or full, the token holds until the page is closed.
 */
export function writeToken(target: Target, token: StoredToken, keep: boolean): void {
  forgetToken(target)
  const place = keep ? inBrowser : inTab
  place(target).write(token)
}

/** Whether the token for a server outlives this tab. */
export const isTokenKept = (target: Target): boolean => inBrowser(target).read() !== undefined

/** Leaves no token for a server in this browser. */
export function forgetToken(target: Target): void {
  inTab(target).remove()
  inBrowser(target).remove()
}
