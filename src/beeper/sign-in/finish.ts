import * as oauth from 'oauth4webapi'
import type { Target } from '../connection-context.ts'
import { askAgain } from './begin.ts'
import { type Pending, takePending } from './pending.ts'
import { SignInFailure } from './sign-in-failure.ts'
import type { StoredToken } from './token-store.ts'

/** What coming back from the consent page led to: a token, or a page to go to once more. */
export type Finished = { target: Target; token: StoredToken; keep: boolean } | { goTo: string }

/** Turns the address that somebody came back to into a token. Throws `SignInFailure`. */
export async function finishSignIn(cameBackTo: URL, now = Date.now()): Promise<Finished> {
  const pending = takePending()
  if (!pending) throw new SignInFailure('not-ours')
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
    return { goTo: await askAgain({ ...pending, isAgain: true }) }
  }
}

async function redeem(cameBackTo: URL, pending: Pending, now: number): Promise<StoredToken> {
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
  if (answer.status === 502 || answer.status === 504) throw new SignInFailure('unreachable')
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
    throw new SignInFailure('not-ours', { cause: error })
  }
}

function failureFrom(error: unknown, target: Target): SignInFailure {
  const cause = { cause: error, target }
  if (error instanceof SignInFailure) return new SignInFailure(error.trouble, cause)
  if (error instanceof oauth.AuthorizationResponseError) {
    return new SignInFailure(error.error === 'access_denied' ? 'denied' : 'refused', cause)
  }
  if (error instanceof oauth.ResponseBodyError) {
    return new SignInFailure(error.error === 'invalid_grant' ? 'expired' : 'refused', cause)
  }
  if (error instanceof TypeError) return new SignInFailure('unreachable', cause)
  return new SignInFailure('refused', cause)
}
