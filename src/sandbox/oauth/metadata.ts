import { type Context, Hono } from 'hono'
import type { AuthorizationServer, ProtectedResource } from '#contract/oauth.ts'
import type { Database } from '../database/database.ts'
import { notFound } from '../refusal.ts'
import { allScopes } from './request.ts'

/** What the OAuth routes are made of. */
export interface OAuthDeps {
  database: Database
  /** The version that the sandbox plays. */
  version: string
  /** The time in Unix seconds. */
  now: () => number
  /** Where the sandbox can be reached from outside, when requests do not show it. */
  baseURL?: string
}

const place = '/.well-known'

/** Where the OAuth routes are and what they can do, for everybody to read. */
export const metadataRoutes = ({ baseURL }: { baseURL?: string }) =>
  new Hono()
    .get(`${place}/oauth-authorization-server`, (c) =>
      c.json(authorizationServerAt(baseURL ?? baseBefore(place, c))),
    )
    .get(`${place}/oauth-protected-resource`, (c) =>
      c.json(protectedResourceAt(baseURL ?? baseBefore(place, c), '')),
    )
    .get(`${place}/oauth-protected-resource/v1`, (c) =>
      c.json(protectedResourceAt(baseURL ?? baseBefore(place, c), '/v1')),
    )
    .all(`${place}/*`, (c) => {
      throw notFound(`Route ${c.req.method} ${c.req.path}`)
    })

/** The address of the sandbox as the request shows it: all that stands before this path. */
export const baseBefore = (path: string, c: Context): string =>
  c.req.url.slice(0, c.req.url.indexOf(path))

const authorizationServerAt = (base: string) =>
  ({
    issuer: base,
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    revocation_endpoint: `${base}/oauth/revoke`,
    userinfo_endpoint: `${base}/oauth/userinfo`,
    registration_endpoint: `${base}/oauth/register`,
    grant_types_supported: ['authorization_code'],
    token_endpoint_auth_methods_supported: ['none'],
    response_types_supported: ['code'],
    scopes_supported: [...allScopes],
    code_challenge_methods_supported: ['S256'],
    service_documentation: `${base}/v1/spec`,
  }) satisfies AuthorizationServer

const protectedResourceAt = (base: string, path: string) =>
  ({
    resource: base + path,
    authorization_servers: [base],
    bearer_methods_supported: ['header'],
    scopes_supported: [...allScopes],
  }) satisfies ProtectedResource
