import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import type { Database } from '../database/database.ts'
import { findClient, isRegistered, withParams } from './clients.ts'
import { fingerprint, issueCode, newSecret } from './grants.ts'
import { consentPage } from './pages.ts'
import {
  type Consent,
  fieldsOf,
  type OAuthDeps,
  OAuthRefusal,
  parseFields,
  readFields,
  requestedScopes,
} from './request.ts'

type Fields = ReturnType<typeof fieldsOf>

const Destination = z.object({ client_id: z.string(), redirect_uri: z.string() })
const AuthorizationRequest = z.object({
  response_type: z.string(),
  code_challenge: z.string().check(z.regex(/^[\w-]{43}$/, 'must be a SHA-256 in base64url')),
  code_challenge_method: z.literal('S256', 'must be S256'),
  scope: z.exactOptional(z.string()),
  state: z.exactOptional(z.string().check(z.maxLength(4000))),
})

/**
 * Asks the user for consent. Errors of the client or its redirect URI are shown on a page, because
 * the redirect target is not trusted; all other errors are redirected to the client.
 */
export const authorizeRoutes = ({ database, now }: OAuthDeps) =>
  new Hono().get('/oauth/authorize', async (c) => {
    const fields = fieldsOf(new URL(c.req.url).searchParams)
    const { client, redirectURI } = await destination(database, fields)
    const request = readAuthorizationRequest(fields)
    if (request instanceof OAuthRefusal) {
      return c.redirect(withParams(redirectURI, errorParams(request, fields.state)))
    }
    const consent = { ...request, clientID: client.id, redirectURI }
    const ticket = await storeConsent(database, consent, now())
    return consentPage(c, { client, consent, ticket })
  })

async function destination(database: Database, fields: Fields) {
  const { client_id, redirect_uri } = parseFields(Destination, fields)
  const client = await findClient(database, client_id)
  if (!client) throw new OAuthRefusal('invalid_client', 'client_id is not registered here.')
  if (isRegistered(client.redirectURIs, redirect_uri)) return { client, redirectURI: redirect_uri }
  throw new OAuthRefusal('invalid_request', 'redirect_uri is not one that this app registered.')
}

function readAuthorizationRequest(
  fields: Fields,
): Pick<Consent, 'scope' | 'challenge' | 'state'> | OAuthRefusal {
  try {
    const { response_type, code_challenge, scope, state } = parseFields(
      AuthorizationRequest,
      fields,
    )
    if (response_type !== 'code') {
      return new OAuthRefusal('unsupported_response_type', 'response_type must be code')
    }
    return {
      scope: requestedScopes(scope).join(' '),
      challenge: code_challenge,
      ...(state === undefined ? {} : { state }),
    }
  } catch (error) {
    if (error instanceof OAuthRefusal) return error
    throw error
  }
}

const errorParams = ({ reason, message }: OAuthRefusal, state: unknown) => ({
  error: reason,
  error_description: message,
  ...(typeof state === 'string' ? { state } : {}),
})

const Decision = z.object({ request: z.string(), decision: z.enum(['allow', 'deny']) })

/** Takes the decision from the consent page, once, and redirects the user to the client. */
export const decideRoutes = ({ database, now }: OAuthDeps) =>
  new Hono().post('/oauth/authorize/callback', async (c) => {
    if (!isOwnForm(c)) throw notOwnForm()
    const { request, decision } = parseFields(Decision, await readFields(c))
    const consent = await consumeConsent(database, request, now())
    if (!consent) throw consentExpired()

    const answer: Record<string, string> =
      decision === 'allow'
        ? { code: await issueCode(database, consent, now()) }
        : { error: 'access_denied' }
    if (consent.state !== undefined) answer.state = consent.state
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    return c.redirect(withParams(consent.redirectURI, answer), 303)
  })

/** Whether the form is the sandbox's own, by the browser's headers; clients without them pass. */
function isOwnForm(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(c.req.url).origin
}

const notOwnForm = () =>
  new OAuthRefusal('access_denied', 'Only the consent page can send the decision.', 403)

const consentExpired = () =>
  new OAuthRefusal('invalid_request', 'The page was already answered, or was open for too long.')

/** How long a consent page is valid, in seconds. */
const decisionTime = 10 * 60

// nothing else limits how many pages a client opens
const maxOpenConsents = 100

const ConsentRow = z.object({
  clientID: z.string(),
  redirectURI: z.string(),
  scope: z.string(),
  challenge: z.string(),
  state: z.nullable(z.string()),
})

/**
 * Stores the request and returns a one-time secret, which the decision has to contain. Only the
 * newest hundred requests of a client stay open.
 */
async function storeConsent(database: Database, consent: Consent, now: number) {
  const { clientID, redirectURI, scope, challenge, state } = consent
  const ticket = newSecret()
  await database.write([
    { sql: 'delete from oauthConsent where expiresAt <= ?', args: [now] },
    {
      sql: `delete from oauthConsent where ticketPrint in
        (select ticketPrint from oauthConsent where clientID = ?
          order by expiresAt desc limit -1 offset ${maxOpenConsents - 1})`,
      args: [clientID],
    },
    {
      sql: `insert into oauthConsent
        (ticketPrint, clientID, redirectURI, scope, challenge, state, expiresAt)
        values (?, ?, ?, ?, ?, ?, ?)`,
      args: [
        fingerprint(ticket),
        clientID,
        redirectURI,
        scope,
        challenge,
        // as JSON, because the database truncates text at a NUL
        state === undefined ? null : JSON.stringify(state),
        now + decisionTime,
      ],
    },
  ])
  return ticket
}

/** Returns and deletes the request of this secret; undefined when it is unknown or expired. */
async function consumeConsent(
  database: Database,
  ticket: string,
  now: number,
): Promise<Consent | undefined> {
  const [row] = await database.write([
    {
      sql: `delete from oauthConsent where ticketPrint = ? and expiresAt > ?
        returning clientID, redirectURI, scope, challenge, state`,
      args: [fingerprint(ticket), now],
    },
  ])
  if (row === undefined) return undefined
  const { state, ...consent } = z.parse(ConsentRow, row)
  return {
    ...consent,
    ...(state === null ? {} : { state: z.parse(z.string(), JSON.parse(state)) }),
  }
}
