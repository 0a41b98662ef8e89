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
 * Asks the person for consent. What is wrong with the client or its address is shown on a page,
 * since a redirect would lead to an unchecked address; everything else is redirected to the client.
 */
export const authorizeRoutes = ({ database, now }: OAuthDeps) =>
  new Hono().get('/oauth/authorize', async (c) => {
    const fields = fieldsOf(new URL(c.req.url).searchParams)
    const { client, redirectURI } = await destination(database, fields)
    const wish = readAuthorizationRequest(fields)
    if (wish instanceof OAuthRefusal) {
      return c.redirect(withParams(redirectURI, refusalAnswer(wish, fields.state)))
    }
    const consent = { ...wish, clientID: client.id, redirectURI }
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

const refusalAnswer = ({ reason, message }: OAuthRefusal, state: unknown) => ({
  error: reason,
  error_description: message,
  ...(typeof state === 'string' ? { state } : {}),
})

const Decision = z.object({ request: z.string(), decision: z.enum(['allow', 'deny']) })

/** Takes the person's decision from the consent page, once, and sends them back to the client. */
export const decideRoutes = ({ database, now }: OAuthDeps) =>
  new Hono().post('/oauth/authorize/callback', async (c) => {
    if (!isOwnForm(c)) throw notOwnForm()
    const { request, decision } = parseFields(Decision, await readFields(c))
    const consent = await takeConsent(database, request, now())
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

/** Whether a browser says that the form is the sandbox's own; what says nothing is no browser. */
function isOwnForm(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(c.req.url).origin
}

const notOwnForm = () =>
  new OAuthRefusal('access_denied', 'Only the page that asked can take the answer.', 403)

const consentExpired = () =>
  new OAuthRefusal('invalid_request', 'The page was answered before, or stood open for too long.')

/** How long a person can take to decide, in seconds. */
const decisionTime = 10 * 60

// a client may open the page as often as it likes, and leave it open
const maxOpenConsents = 100

const ConsentRow = z.object({
  clientID: z.string(),
  redirectURI: z.string(),
  scope: z.string(),
  challenge: z.string(),
  state: z.nullable(z.string()),
})

/**
 * Stores the request and returns the secret that the decision has to carry, once. Only the newest
 * hundred requests of a client stay open.
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
        // as JSON, since the database ends text at a NUL
        state === undefined ? null : JSON.stringify(state),
        now + decisionTime,
      ],
    },
  ])
  return ticket
}

/** The request of this secret, which is used up by it; undefined when it is unknown or expired. */
async function takeConsent(
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
