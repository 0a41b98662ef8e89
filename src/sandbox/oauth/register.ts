import { Hono } from 'hono'
import * as z from 'zod/mini'
import { ClientRegistration, type RegisteredClient } from '#contract/oauth.ts'
import { addClient } from './clients.ts'
import { readJSON, whatIsWrong } from './fields.ts'
import { baseBefore } from './metadata.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { OAuthParts } from './parts.ts'
import { isRedirectURI } from './redirect-uri.ts'
import { allScopes } from './scopes.ts'

/** Lets any app introduce itself; nobody vouches for the name it gives. */
export const registerRoutes = ({ database, now, baseURL }: OAuthParts) =>
  new Hono().post('/oauth/register', async (c) => {
    const registration = takeRegistration(await readJSON(c))
    const { id } = await addClient(database, registration)
    const base = baseURL ?? baseBefore('/oauth/register', c)
    const answer = {
      client_id: id,
      client_id_issued_at: now(),
      client_name: registration.client_name,
      ...(registration.client_uri === undefined ? {} : { client_uri: registration.client_uri }),
      redirect_uris: registration.redirect_uris,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      scope: allScopes.join(' '),
      token_endpoint_auth_method: 'none',
      authorization_endpoint: `${base}/oauth/authorize`,
      token_endpoint: `${base}/oauth/token`,
    } satisfies RegisteredClient
    return c.json(answer, 201, { 'Cache-Control': 'no-store' })
  })

function takeRegistration(body: unknown): ClientRegistration {
  const { data, error } = z.safeParse(ClientRegistration, body)
  if (error) {
    const wrongURIs = error.issues[0]?.path[0] === 'redirect_uris'
    const reason = wrongURIs ? 'invalid_redirect_uri' : 'invalid_client_metadata'
    throw new OAuthRefusal(reason, whatIsWrong(error))
  }
  if (!data.redirect_uris.every(isRedirectURI)) throw wrongAddress()
  return data
}

const wrongAddress = () =>
  new OAuthRefusal(
    'invalid_redirect_uri',
    'redirect_uris: each must be https, http on a loopback host, or an own scheme, without fragment',
  )
