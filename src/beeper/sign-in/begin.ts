import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
} from 'oauth4webapi'
import * as z from 'zod/mini'
import { type ClientRegistration, RegisteredClient } from '#contract/oauth.ts'
import type { Target } from '../connection-context.ts'
import { findEndpoints, type Place, type SignInEndpoints } from './endpoints.ts'
import { keepPending } from './pending.ts'
import { SignInFailure } from './sign-in-failure.ts'

/** What somebody wants to sign in to. */
export interface Wish {
  target: Target
  place: Place
  /** Whether the token is to outlive this tab. */
  keep: boolean
}

/** Where the browser is to go so that somebody can decide. Throws `SignInFailure`. */
export async function beginSignIn(wish: Wish): Promise<string> {
  return askAgain({ ...wish, endpoints: await findEndpoints(wish.place), isAgain: false })
}

/** The same once the endpoints are known; `isAgain` marks the second try. */
export async function askAgain({
  target,
  endpoints,
  keep,
  isAgain,
}: Omit<Wish, 'place'> & { endpoints: SignInEndpoints; isAgain: boolean }): Promise<string> {
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
    throw new SignInFailure('unreachable', { cause })
  })
  const said: unknown = await answer.json().catch(() => undefined)
  const client = z.safeParse(RegisteredClient, said).data
  if (!answer.ok || !client) throw new SignInFailure('refused', { cause: said })
  return client.client_id
}
