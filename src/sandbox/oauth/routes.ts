import { Hono } from 'hono'
import { authorizeRoutes, decideRoutes } from './authorize.ts'
import { registerRoutes } from './clients.ts'
import style from './consent.css?raw'
import { metadataRoutes, type OAuthDeps } from './metadata.ts'
import { answerRefusalPage } from './pages.ts'
import { answerOAuthFailure, OAuthRefusal } from './request.ts'
import { issuedTokenRoutes, tokenRoutes } from './tokens.ts'

/** All OAuth routes. They ask for no token, so they stand before whatever does. */
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
