import * as oauth from 'oauth4webapi'
import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
} from 'oauth4webapi'
import * as z from 'zod/mini'
import { type ClientRegistration, RegisteredClient } from '#contract/oauth.ts'
import type { Target } from '../connection-context.ts'
import { findEndpoints, SignInEndpoints, type SignInServer } from './endpoints.ts'
import { SignInError } from './sign-in-error.ts'
import type { StoredToken } from './token-store.ts'

/** What somebody wants to sign in to. */
export interface SignInOptions {
  target: Target
  place: SignInServer
  /** Whether the token is to outlive this tab. */
  keep: boolean
}

/** Where the browser is to go so that somebody can decide. Throws `SignInError`. */
export async function beginSignIn(wish: SignInOptions): Promise<string> {
  return consentAddress({ ...wish, endpoints: await findEndpoints(wish.place), isAgain: false })
}

/** The same once the endpoints are known; `isAgain` marks the second try. */
export async function consentAddress({
  target,
  endpoints,
  keep,
  isAgain,
}: Omit<SignInOptions, 'place'> & {
  endpoints: SignInEndpoints
  isAgain: boolean
}): Promise<string> {
  const redirectURI = `${location.origin}/oauth/callback`
  const clientID = await register(endpoints, redirectURI)
  const verifier = generateRandomCodeVerifier()
  const state = generateRandomState()
  keepPending({ target, endpoints, clientID, redirectURI, state, verifier, keep, isAgain })
  const page = new URL(endpoints.authorization)
  page.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientID,
    redirect_uri: redirectURI,
    scope: 'read write',
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  return page.href
}

/** Introduces Overture anew each time, because a server that restarted may have forgotten it. */
async function register({ registration }: SignInEndpoints, redirectURI: string): Promise<string> {
  const answer = await fetch(registration, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Overture',
      client_uri: location.origin,
      redirect_uris: [redirectURI],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      scope: 'read write',
      token_endpoint_auth_method: 'none',
    } satisfies ClientRegistration),
  }).catch((cause: unknown) => {
    throw new SignInError('unreachable', { cause })
  })
  const said: unknown = await answer.json().catch(() => undefined)
  const client = z.safeParse(RegisteredClient, said).data
  if (!answer.ok || !client) throw new SignInError('refused', { cause: said })
  return client.client_id
}

/** What coming back from the consent page led to: a token, or a page to go to once more. */
export type SignInResult = { target: Target; token: StoredToken; keep: boolean } | { goTo: string }

/** Turns the address that somebody came back to into a token. Throws `SignInError`. */
export async function finishSignIn(cameBackTo: URL, now = Date.now()): Promise<SignInResult> {
  const pending = takePending()
  if (!pending) throw new SignInError('not-ours')
  try {
    return {
      target: pending.target,
      token: await redeem(cameBackTo, pending, now),
      keep: pending.keep,
    }
  } catch (error) {
    const failure = failureFrom(error, pending.target)
    const wasForgotten =
      error instanceof oauth.ResponseBodyError && error.error === 'invalid_client'
    if (!wasForgotten || pending.isAgain) throw failure
    return { goTo: await consentAddress({ ...pending, isAgain: true }) }
  }
}

async function redeem(cameBackTo: URL, pending: PendingSignIn, now: number): Promise<StoredToken> {
  const { endpoints, clientID, state, redirectURI, verifier } = pending
  const server = {
    issuer: endpoints.issuer,
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
  }
  const client = { client_id: clientID }
  const said = ours(() => oauth.validateAuthResponse(server, client, cameBackTo, state))
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    said,
    redirectURI,
    verifier,
    // the token travels to this page's own server only
    { [oauth.allowInsecureRequests]: true },
  )
  // Overture's own server answers so in Beeper's place
  if (answer.status === 502 || answer.status === 504) throw new SignInError('unreachable')
  const bought = await oauth.processAuthorizationCodeResponse(server, client, answer)
  return {
    token: bought.access_token,
    scope: bought.scope,
    clientID,
    revocation: endpoints.revocation,
    ...(bought.expires_in === undefined ? {} : { expiresAt: now + bought.expires_in * 1000 }),
  }
}

/** What came back, unless its state or its shape is not what was asked for. */
function ours<Answer>(read: () => Answer): Answer {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof oauth.OperationProcessingError)) throw error
    throw new SignInError('not-ours', { cause: error })
  }
}

function failureFrom(error: unknown, target: Target): SignInError {
  const cause = { cause: error, target }
  if (error instanceof SignInError) return new SignInError(error.trouble, cause)
  if (error instanceof oauth.AuthorizationResponseError) {
    return new SignInError(error.error === 'access_denied' ? 'denied' : 'refused', cause)
  }
  if (error instanceof oauth.ResponseBodyError) {
    return new SignInError(error.error === 'invalid_grant' ? 'expired' : 'refused', cause)
  }
  if (error instanceof TypeError) return new SignInError('unreachable', cause)
  return new SignInError('refused', cause)
}

/** What must be remembered while somebody is away on the consent page. Holds no token. */
export const PendingSignIn = z.object({
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
export type PendingSignIn = z.infer<typeof PendingSignIn>

// this tab alone: what another tab began must not be ended here
const key = 'overture.sign-in'

/** Remembers a sign-in until this tab comes back from it. Throws where storage is blocked. */
export const keepPending = (pending: PendingSignIn) =>
  sessionStorage.setItem(key, JSON.stringify(pending))

/** The sign-in that this tab began, once; `undefined` when there is none. */
export function takePending(): PendingSignIn | undefined {
  const text = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  try {
    return z.safeParse(PendingSignIn, JSON.parse(text ?? 'null')).data
  } catch {
    return undefined // somebody else wrote there
  }
}

/**
 * Ends a token at the server that gave it; says whether the server was reached. A token that was
 * pasted is left alone: it may be in use elsewhere, and is not Overture's to end.
 */
export async function revoke({ token, clientID, revocation }: StoredToken): Promise<boolean> {
  if (clientID === undefined || revocation === undefined) return true
  const server = { issuer: revocation, revocation_endpoint: revocation }
  try {
    const answer = await oauth.revocationRequest(
      server,
      { client_id: clientID },
      oauth.None(),
      token,
      {
        [oauth.allowInsecureRequests]: true,
      },
    )
    await oauth.processRevocationResponse(answer)
    return true
  } catch {
    return false // whatever the reason, the person is told to end it at the server
  }
}
