import { Hono } from 'hono'
import type { AuthorizationServer, ProtectedResource } from '#contract/oauth.ts'
import { notFound } from '../refusal.ts'
import { authorizeRoutes, decideRoutes } from './authorize.ts'
import { registerRoutes } from './clients.ts'
import style from './consent.css?raw'
import { answerRefusalPage } from './pages.ts'
import {
  allScopes,
  answerOAuthFailure,
  baseBefore,
  type OAuthDeps,
  OAuthRefusal,
} from './request.ts'
import { issuedTokenRoutes, tokenRoutes } from './tokens.ts'

/** All OAuth routes. They need no token, so they are mounted before the token check. */
export function oauthRoutes(deps: OAuthDeps): Hono {
  const app = new Hono()
  app.route('/', metadataRoutes(deps))
  app.route('/', pages(deps))
  app.route('/', calls(deps))
  return app
}

function pages(deps: OAuthDeps) {
  const app = new Hono()
  app.onError(answerRefusalPage)
  app.route('/', authorizeRoutes(deps))
  app.route('/', decideRoutes(deps))
  app.get('/oauth/consent.css', (c) =>
    c.body(style, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=300',
      'X-Content-Type-Options': 'nosniff',
    }),
  )
  return app
}

function calls(deps: OAuthDeps) {
  const app = new Hono()
  app.onError(answerOAuthFailure)
  app.route('/', registerRoutes(deps))
  app.route('/', tokenRoutes(deps))
  app.route('/', issuedTokenRoutes(deps))
  app.all('/oauth/*', (c) => {
    throw new OAuthRefusal('invalid_request', `${c.req.method} is not answered here`, 404)
  })
  return app
}

const wellKnown = '/.well-known'

/** The OAuth metadata: endpoints and supported features. */
const metadataRoutes = ({ baseURL }: { baseURL?: string }) =>
  new Hono()
    .get(`${wellKnown}/oauth-authorization-server`, (c) =>
      c.json(authorizationServerAt(baseURL ?? baseBefore(wellKnown, c))),
    )
    .get(`${wellKnown}/oauth-protected-resource`, (c) =>
      c.json(protectedResourceAt(baseURL ?? baseBefore(wellKnown, c), '')),
    )
    .get(`${wellKnown}/oauth-protected-resource/v1`, (c) =>
      c.json(protectedResourceAt(baseURL ?? baseBefore(wellKnown, c), '/v1')),
    )
    .all(`${wellKnown}/*`, (c) => {
      throw notFound(`Route ${c.req.method} ${c.req.path}`)
    })

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
