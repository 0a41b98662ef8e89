import type { Target } from '#beeper/connection/connection-context.ts'
import { isTourPage } from '#beeper/connection/tour-page.ts'
import { type Beeper, createBeeper } from '#beeper/http/client.ts'
import type { SignInServer } from '#beeper/sign-in/endpoints.ts'
import type { StoredToken } from '#beeper/sign-in/token-store.ts'
import { tourMount } from '#contract/overture.ts'

/** The names of the servers as a title, at the start of a sentence and within one. */
export const serverNames = {
  sandbox: { title: 'Sandbox', atStart: 'The sandbox', inSentence: 'the sandbox' },
  beeper: { title: 'Beeper', atStart: 'Beeper', inSentence: 'Beeper' },
} as const

/** The mount of a server on this origin; the page of the tour has a sandbox of its own. */
export const mountOf = (target: Target): string =>
  target === 'sandbox' && isTourPage ? tourMount : `/${target}`

/** The sandbox's token is public, and valid for the sandbox only. */
const sandboxToken = 'sandbox'

/** A client of a server, with the token of its sign-in. */
export const clientOf = (target: Target, stored: Pick<StoredToken, 'token'> | undefined): Beeper =>
  createBeeper({
    origin: location.origin,
    mount: mountOf(target),
    token: stored?.token ?? (target === 'sandbox' ? sandboxToken : ''),
  })

/** The addresses for the sign-in to a server. The sandbox is part of this origin. */
export const signInServer = (target: Target, beeperAddress: string): SignInServer => ({
  mount: location.origin + mountOf(target),
  address: target === 'sandbox' ? location.origin + mountOf(target) : beeperAddress,
})
