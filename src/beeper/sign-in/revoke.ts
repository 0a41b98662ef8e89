import {
  allowInsecureRequests,
  None,
  processRevocationResponse,
  revocationRequest,
} from 'oauth4webapi'
import type { StoredToken } from './token-store.ts'

/**
 * Ends a token at the server that gave it; says whether the server was reached. A token that was
 * pasted is left alone: it may be in use elsewhere, and is not Overture's to end.
 */
export async function revoke({ token, clientID, revocation }: StoredToken): Promise<boolean> {
  if (clientID === undefined || revocation === undefined) return true
  const server = { issuer: revocation, revocation_endpoint: revocation }
  try {
    const answer = await revocationRequest(server, { client_id: clientID }, None(), token, {
      [allowInsecureRequests]: true,
    })
    await processRevocationResponse(answer)
    return true
  } catch {
    return false // whatever the reason, the person is told to end it at the server
  }
}
