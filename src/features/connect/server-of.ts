import { type Beeper, createBeeper } from '#beeper/client.ts'
import type { Target } from '#beeper/connection-context.ts'
import type { SignInServer } from '#beeper/sign-in/endpoints.ts'
import type { StoredToken } from '#beeper/sign-in/token-store.ts'

/** The sandbox's token is published, and opens nothing but the sandbox. */
const publishedToken = 'sandbox'

/** A client of one of the two servers, with the token that somebody signed in for. */
export const serverOf = (target: Target, stored: Pick<StoredToken, 'token'> | undefined): Beeper =>
  createBeeper({
    origin: location.origin,
    mount: `/${target}`,
    token: stored?.token ?? (target === 'sandbox' ? publishedToken : ''),
  })

/** Where a server is signed in to. The sandbox is part of this origin. */
export const placeOf = (target: Target, beeperAddress: string): SignInServer => ({
  mount: `${location.origin}/${target}`,
  address: target === 'sandbox' ? `${location.origin}/sandbox` : beeperAddress,
})
