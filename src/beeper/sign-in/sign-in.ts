import * as oauth from 'oauth4webapi'
import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
} from 'oauth4webapi'
import * as z from 'zod/mini'
import { type ClientRegistration, RegisteredClient } from '#contract/oauth.ts'
import type { Target } from '../connection/connection-context.ts'
import { stored } from '../stored.ts'
import { findEndpoints, SignInEndpoints, type SignInServer } from './endpoints.ts'
import { SignInError } from './sign-in-error.ts'
import type { StoredToken } from './token-store.ts'

interface SignInOptions {
  target: Target
  server: SignInServer
  /** Whether the token is kept after this tab is closed. */
  keep: boolean
}

/** Starts a sign-in and returns the URL of the server's consent page. Throws `SignInError`. */
export async function beginSignIn(options: SignInOptions): Promise<string> {
  return consentURL({
    ...options,
    endpoints: await findEndpoints(options.server),
    isAgain: false,
  })
}

/** The same with known endpoints; `isAgain` marks the second attempt. */
async function consentURL({
  target,
  endpoints,
  keep,
  isAgain,
}: Omit<SignInOptions, 'server'> & {
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

/** Registers Overture each time, because a restarted server may have lost the registration. */
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
  const body: unknown = await answer.json().catch(() => undefined)
  const client = z.safeParse(RegisteredClient, body).data
  if (!answer.ok || !client) throw new SignInError('refused', { cause: body })
  return client.client_id
}

/** The result of a return from the consent page: a token, or a page for a second attempt. */
type SignInResult = { target: Target; token: StoredToken; keep: boolean } | { goTo: string }

/** Exchanges the URL that the browser returned to for a token. Throws `SignInError`. */
export async function finishSignIn(callbackURL: URL, now = Date.now()): Promise<SignInResult> {
  const pending = takePending()
  if (!pending) throw new SignInError('not-ours')
  try {
    return {
      target: pending.target,
      token: await redeem(callbackURL, pending, now),
      keep: pending.keep,
    }
  } catch (error) {
    const failure = signInError(error, pending.target)
    const isClientUnknown =
      error instanceof oauth.ResponseBodyError && error.error === 'invalid_client'
    if (!isClientUnknown || pending.isAgain) throw failure
    return { goTo: await consentURL({ ...pending, isAgain: true }) }
  }
}

async function redeem(callbackURL: URL, pending: PendingSignIn, now: number): Promise<StoredToken> {
  const { endpoints, clientID, state, redirectURI, verifier } = pending
  const server = {
    issuer: endpoints.issuer,
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
  }
  const client = { client_id: clientID }
  const granted = ownAnswer(() => oauth.validateAuthResponse(server, client, callbackURL, state))
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    granted,
    redirectURI,
    verifier,
    // plain HTTP is safe: the request goes to this page's own server
    { [oauth.allowInsecureRequests]: true },
  )
  // sent by Overture's own server when Beeper does not respond
  if (answer.status === 502 || answer.status === 504) throw new SignInError('unreachable')
  const issued = await oauth.processAuthorizationCodeResponse(server, client, answer)
  return {
    token: issued.access_token,
    scope: issued.scope,
    clientID,
    revocation: endpoints.revocation,
    ...(issued.expires_in === undefined ? {} : { expiresAt: now + issued.expires_in * 1000 }),
  }
}

/** Throws `not-ours` where state or shape do not match this tab's request. */
function ownAnswer<Answer>(read: () => Answer): Answer {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof oauth.OperationProcessingError)) throw error
    throw new SignInError('not-ours', { cause: error })
  }
}

function signInError(error: unknown, target: Target): SignInError {
  const cause = { cause: error, target }
  if (error instanceof SignInError) return new SignInError(error.kind, cause)
  if (error instanceof oauth.AuthorizationResponseError) {
    return new SignInError(error.error === 'access_denied' ? 'denied' : 'refused', cause)
  }
  if (error instanceof oauth.ResponseBodyError) {
    return new SignInError(error.error === 'invalid_grant' ? 'expired' : 'refused', cause)
  }
  if (error instanceof TypeError) return new SignInError('unreachable', cause)
  return new SignInError('refused', cause)
}

/** What is stored while the user is on the consent page. Holds no token. */
const PendingSignIn = z.object({
  target: z.enum(['sandbox', 'beeper']),
  endpoints: SignInEndpoints,
  clientID: z.string(),
  redirectURI: z.string(),
  state: z.string(),
  verifier: z.string(),
  /** Whether the token is kept after this tab is closed. */
  keep: z.boolean(),
  /** Whether this is the second attempt, after the server had lost the registration. */
  isAgain: z.boolean(),
})
type PendingSignIn = z.infer<typeof PendingSignIn>

// per tab: a sign-in that another tab started must not be finished here
const storedSignIn = stored('overture.sign-in', PendingSignIn, { area: () => sessionStorage })

/** Stores a sign-in until this tab returns from it. Throws where storage is blocked. */
function keepPending(pending: PendingSignIn) {
  if (!storedSignIn.write(pending)) throw new SignInError('no-storage')
}

/** Reads and removes this tab's pending sign-in; `undefined` when there is none. */
function takePending(): PendingSignIn | undefined {
  const pending = storedSignIn.read()
  storedSignIn.remove()
  return pending
}

/**
 * Revokes a token at the server that issued it; returns false when that failed. A pasted token is
 * left valid: it may be in use elsewhere, and is not Overture's to revoke.
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
    return false // the user is told to revoke it at the server
  }
}
