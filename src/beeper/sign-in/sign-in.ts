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
  /** Whether the token is to outlive this tab. */
  keep: boolean
}

/** The address of the server's consent page. Throws `SignInError`. */
export async function beginSignIn(options: SignInOptions): Promise<string> {
  return consentAddress({
    ...options,
    endpoints: await findEndpoints(options.server),
    isAgain: false,
  })
}

/** The same once the endpoints are known; `isAgain` marks the second try. */
async function consentAddress({
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
  const body: unknown = await answer.json().catch(() => undefined)
  const client = z.safeParse(RegisteredClient, body).data
  if (!answer.ok || !client) throw new SignInError('refused', { cause: body })
  return client.client_id
}

/** What coming back from the consent page led to: a token, or a page to go to once more. */
type SignInResult = { target: Target; token: StoredToken; keep: boolean } | { goTo: string }

/** Turns the address that the browser came back to into a token. Throws `SignInError`. */
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
    const failure = signInError(error, pending.target)
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
  const granted = ownAnswer(() => oauth.validateAuthResponse(server, client, cameBackTo, state))
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    granted,
    redirectURI,
    verifier,
    // the token travels to this page's own server only
    { [oauth.allowInsecureRequests]: true },
  )
  // Overture's own server answers so in Beeper's place
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

/** Throws `not-ours` where state or shape is not what this tab asked for. */
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

/** What must be remembered while the person is on the consent page. Holds no token. */
const PendingSignIn = z.object({
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
type PendingSignIn = z.infer<typeof PendingSignIn>

// of this tab alone: what another tab began must not be ended here
const storedSignIn = stored('overture.sign-in', PendingSignIn, { area: () => sessionStorage })

/** Remembers a sign-in until this tab comes back from it. Throws where storage is blocked. */
function keepPending(pending: PendingSignIn) {
  if (!storedSignIn.write(pending)) throw new SignInError('no-storage')
}

/** The sign-in that this tab began, once; `undefined` when there is none. */
function takePending(): PendingSignIn | undefined {
  const pending = storedSignIn.read()
  storedSignIn.remove()
  return pending
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
    return false // the person is told to end it at the server
  }
}
