import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { OAuthFailure } from '#contract/oauth.ts'
import { toRefusal } from '../answer-failure.ts'

/** The reasons that OAuth has names for (RFC 6749, 4.1.2.1 and 5.2; RFC 7591, 3.2.2; RFC 6750, 3.1). */
type Reason =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_token'
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'access_denied'
  | 'server_error'

/** A request that an OAuth route does not fulfil, with words for whoever writes the client. */
export class OAuthRefusal extends Error {
  readonly reason: Reason
  readonly status: ContentfulStatusCode
  readonly headers: Record<string, string>

  constructor(
    reason: Reason,
    description: string,
    status: ContentfulStatusCode = 400,
    headers: Record<string, string> = {},
  ) {
    super(description)
    this.reason = reason
    this.status = status
    this.headers = headers
  }
}

/** Makes an OAuth refusal of any error; one that nobody foresaw is logged and becomes a 500. */
export function toOAuthRefusal(error: Error): OAuthRefusal {
  if (error instanceof OAuthRefusal) return error
  const { message, status, headers } = toRefusal(error)
  return new OAuthRefusal(
    status < 500 ? 'invalid_request' : 'server_error',
    message,
    status,
    headers,
  )
}

/** Last stop of every error on a route that speaks JSON. */
export function answerOAuthFailure(error: Error, c: Context) {
  const { reason, message, status, headers } = toOAuthRefusal(error)
  const body: OAuthFailure = { error: reason, error_description: message }
  return c.json(body, status, { 'Cache-Control': 'no-store', ...headers })
}
