import { Hono } from 'hono'
import * as z from 'zod/mini'
import {
  type Introspection,
  type TokenAnswer,
  type TokenOwner,
  TokenRequest,
} from '#contract/oauth.ts'
import { type Access, accessOf, bearerToken } from '../auth.ts'
import type { Database } from '../database/database.ts'
import { matrix } from '../networks/matrix.ts'
import { findClient } from './clients.ts'
import { answersChallenge, findGrant, redeem, revokeToken, tokenLifetime } from './grants.ts'
import { baseBefore, type OAuthDeps, OAuthRefusal, parseFields, readFields } from './request.ts'

const GrantType = z.object({ grant_type: z.string() })

/** Exchanges a code for a token, for the client that the code was issued to. */
export const tokenRoutes = ({ database, now }: OAuthDeps) =>
  new Hono().post('/oauth/token', async (c) => {
    const fields = await readFields(c)
    if (parseFields(GrantType, fields).grant_type !== 'authorization_code')
      throw unsupportedGrantType()
    const request = parseFields(TokenRequest, fields)
    if (!(await findClient(database, request.client_id))) throw unknownClient()

    const { token, scope } = await exchange(database, request, now())
    const answer: TokenAnswer = {
      access_token: token,
      token_type: 'Bearer',
      expires_in: tokenLifetime,
      scope,
    }
    return c.json(answer, 200, { 'Cache-Control': 'no-store', Pragma: 'no-cache' })
  })

async function exchange(database: Database, request: TokenRequest, now: number) {
  const grant = await findGrant(database, request.code)
  if (!grant) throw invalidGrant('The code is unknown')
  if (grant.clientID !== request.client_id)
    throw invalidGrant('The code was issued to another client')
  if (grant.redirectURI !== request.redirect_uri) {
    throw invalidGrant('redirect_uri is not the one that the code was sent to')
  }
  if (!answersChallenge(request.code_verifier, grant.challenge)) {
    throw invalidGrant('code_verifier does not match the code_challenge')
  }
  const token = await redeem(database, grant, now)
  if (token === undefined) throw invalidGrant('The code has expired or was used before')
  return { token, scope: grant.scope }
}

const invalidGrant = (message: string) => new OAuthRefusal('invalid_grant', message)

const unknownClient = () =>
  new OAuthRefusal('invalid_client', 'client_id is not registered here: register again')

const unsupportedGrantType = () =>
  new OAuthRefusal('unsupported_grant_type', 'grant_type must be authorization_code')

const TokenField = z.object({ token: z.string() })

/** Introspection, revocation and userinfo of tokens. */
export const issuedTokenRoutes = (deps: OAuthDeps) =>
  new Hono()
    .post('/oauth/introspect', async (c) => {
      const { token } = parseFields(TokenField, await readFields(c))
      const access = await accessOf(deps.database, token, deps.now())
      const base = deps.baseURL ?? baseBefore('/oauth/introspect', c)
      const answer: Introspection = access
        ? { ...describe(access), iss: base, app: appInfo(c.var.version) }
        : { active: false }
      return c.json(answer, 200, { 'Cache-Control': 'no-store' })
    })
    // the response is always the same, so that a caller cannot probe for tokens (RFC 7009, 2.2)
    .post('/oauth/revoke', async (c) => {
      const { data } = z.safeParse(TokenField, await readFields(c))
      if (data) await revokeToken(deps.database, data.token)
      return c.json({}, 200, { 'Cache-Control': 'no-store' })
    })
    .get('/oauth/userinfo', async (c) => {
      const token = bearerToken(c)
      const access = token && (await accessOf(deps.database, token, deps.now()))
      if (!access) throw invalidToken()
      return c.json(ownerOf(access), 200, { 'Cache-Control': 'no-store' })
    })

const appInfo = (version: string) => ({
  version,
  name: 'Beeper',
  bundle_id: 'com.automattic.beeper.desktop',
})

const describe = (access: Access) => ({
  active: true as const,
  token_type: 'Bearer',
  ...claims(access),
  ...(access.clientID === undefined
    ? {}
    : { client: { id: access.clientID, name: access.clientName } }),
})

const ownerOf = (access: Access): TokenOwner => ({ ...claims(access), token_use: 'access' })

const claims = ({ scope, issuedAt, expiresAt, clientID }: Access) => ({
  sub: matrix.account.selfID,
  scope,
  iat: issuedAt,
  ...(expiresAt === undefined ? {} : { exp: expiresAt }),
  ...(clientID === undefined ? {} : { client_id: clientID }),
})

const invalidToken = () =>
  new OAuthRefusal('invalid_token', 'Unauthorized: Invalid or missing token', 401, {
    'WWW-Authenticate': 'Bearer error="invalid_token"',
  })
