import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Introspection, TokenOwner } from '#contract/oauth.ts'
import { type Access, accessOf, bearerToken } from '../auth.ts'
import { matrix } from '../networks/matrix.ts'
import { readFields, take } from './fields.ts'
import { revokeToken } from './grants.ts'
import { baseBefore } from './metadata.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { OAuthParts } from './parts.ts'

const TokenField = z.object({ token: z.string() })

/** What can be asked of a token, or done to it, once it is out. */
export const issuedTokenRoutes = (parts: OAuthParts) =>
  new Hono()
    .post('/oauth/introspect', async (c) => {
      const { token } = take(TokenField, await readFields(c))
      const access = await accessOf(parts.database, token, parts.now())
      const base = parts.baseURL ?? baseBefore('/oauth/introspect', c)
      const answer: Introspection = access
        ? { ...describe(access), iss: base, app: playedApp(parts.version) }
        : { active: false }
      return c.json(answer, 200, { 'Cache-Control': 'no-store' })
    })
    // always the same answer, so that nobody learns which tokens exist (RFC 7009, 2.2)
    .post('/oauth/revoke', async (c) => {
      const { data } = z.safeParse(TokenField, await readFields(c))
      if (data) await revokeToken(parts.database, data.token)
      return c.json({}, 200, { 'Cache-Control': 'no-store' })
    })
    .get('/oauth/userinfo', async (c) => {
      const token = bearerToken(c)
      const access = token && (await accessOf(parts.database, token, parts.now()))
      if (!access) throw nobody()
      return c.json(ownerOf(access), 200, { 'Cache-Control': 'no-store' })
    })

const playedApp = (version: string) => ({
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

const nobody = () =>
  new OAuthRefusal('invalid_token', 'Unauthorized: Invalid or missing token', 401, {
    'WWW-Authenticate': 'Bearer error="invalid_token"',
  })
