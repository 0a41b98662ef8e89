import { Hono } from 'hono'
import { authorizeRoutes, decideRoutes } from './authorize.ts'
import { registerRoutes } from './clients.ts'
import style from './consent.css?raw'
import { metadataRoutes, type OAuthParts } from './metadata.ts'
import { answerRefusalPage } from './pages.ts'
import { answerOAuthFailure, OAuthRefusal } from './request.ts'
import { issuedTokenRoutes, tokenRoutes } from './tokens.ts'

/** All OAuth routes. They ask for no token, so they stand before whatever does. */
export function oauthRoutes(parts: OAuthParts): Hono {
  const app = new Hono()
  app.route('/', metadataRoutes(parts))
  app.route('/', pages(parts))
  app.route('/', calls(parts))
  return app
}

function pages(parts: OAuthParts) {
  const app = new Hono()
  app.onError(answerRefusalPage)
  app.route('/', authorizeRoutes(parts))
  app.route('/', decideRoutes(parts))
  app.get('/oauth/consent.css', (c) =>
    c.body(style, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=300',
      'X-Content-Type-Options': 'nosniff',
    }),
  )
  return app
}

function calls(parts: OAuthParts) {
  const app = new Hono()
  app.onError(answerOAuthFailure)
  app.route('/', registerRoutes(parts))
  app.route('/', tokenRoutes(parts))
  app.route('/', issuedTokenRoutes(parts))
  app.all('/oauth/*', (c) => {
    throw new OAuthRefusal('invalid_request', `${c.req.method} is not answered here`, 404)
  })
  return app
}
