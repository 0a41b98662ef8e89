import * as oauth from 'oauth4webapi'
import type { StoredToken } from './token-store.ts'

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
