import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Database } from '../database.ts'
import { findClient } from './clients.ts'
import { consentPage } from './consent-page.ts'
import { askConsent, type Consent } from './consents.ts'
import { fieldsOf, take } from './fields.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { OAuthParts } from './parts.ts'
import { isAmong, withAnswer } from './redirect-uri.ts'
import { askedScopes } from './scopes.ts'

type Fields = ReturnType<typeof fieldsOf>

const Destination = z.object({ client_id: z.string(), redirect_uri: z.string() })
const Wish = z.object({
  response_type: z.string(),
  code_challenge: z.string().check(z.regex(/^[\w-]{43}$/, 'must be a SHA-256 in base64url')),
  code_challenge_method: z.literal('S256', 'must be S256'),
  scope: z.exactOptional(z.string()),
  state: z.exactOptional(z.string().check(z.maxLength(4000))),
})

/**
 * Asks the person. What is wrong with the client or its address is told on a page, since nobody
 * knows whom a redirect would reach; everything else is told to the client.
 */
export const authorizeRoutes = ({ database, now }: OAuthParts) =>
  new Hono().get('/oauth/authorize', async (c) => {
    const fields = fieldsOf(new URL(c.req.url).searchParams)
    const { client, redirectURI } = await destination(database, fields)
    const wish = takeWish(fields)
    if (wish instanceof OAuthRefusal) {
      return c.redirect(withAnswer(redirectURI, refusalAnswer(wish, fields.state)))
    }
    const consent = { ...wish, clientID: client.id, redirectURI }
    const ticket = await askConsent(database, consent, now())
    return consentPage(c, { client, consent, ticket })
  })

async function destination(database: Database, fields: Fields) {
  const { client_id, redirect_uri } = take(Destination, fields)
  const client = await findClient(database, client_id)
  if (!client) throw new OAuthRefusal('invalid_client', 'client_id is not registered here.')
  if (isAmong(client.redirectURIs, redirect_uri)) return { client, redirectURI: redirect_uri }
  throw new OAuthRefusal('invalid_request', 'redirect_uri is not one that this app registered.')
}

function takeWish(fields: Fields): Pick<Consent, 'scope' | 'challenge' | 'state'> | OAuthRefusal {
  try {
    const { response_type, code_challenge, scope, state } = take(Wish, fields)
    if (response_type !== 'code') {
      return new OAuthRefusal('unsupported_response_type', 'response_type must be code')
    }
    return {
      scope: askedScopes(scope).join(' '),
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
