import { Hono } from 'hono'
import * as z from 'zod/mini'
import { type TokenAnswer, TokenRequest } from '#contract/oauth.ts'
import type { Database } from '../database.ts'
import { findClient } from './clients.ts'
import { readFields, take } from './fields.ts'
import { findGrant, redeem, tokenLifetime } from './grants.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { OAuthParts } from './parts.ts'
import { answersChallenge } from './secrets.ts'

const GrantType = z.object({ grant_type: z.string() })

/** Turns a code into a token, for the client that the code was made for and for nobody else. */
export const tokenRoutes = ({ database, now }: OAuthParts) =>
  new Hono().post('/oauth/token', async (c) => {
    const fields = await readFields(c)
    if (take(GrantType, fields).grant_type !== 'authorization_code') throw otherGrant()
    const request = take(TokenRequest, fields)
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
  if (!grant) throw badGrant('The code is unknown')
  if (grant.clientID !== request.client_id) throw badGrant('The code was made for another client')
  if (grant.redirectURI !== request.redirect_uri) {
    throw badGrant('redirect_uri is not the one that the code was sent to')
  }
  if (!answersChallenge(request.code_verifier, grant.challenge)) {
    throw badGrant('code_verifier does not match the code_challenge')
  }
  const token = await redeem(database, grant, now)
  if (token === undefined) throw badGrant('The code has expired or was used before')
  return { token, scope: grant.scope }
}

const badGrant = (why: string) => new OAuthRefusal('invalid_grant', why)

const unknownClient = () =>
  new OAuthRefusal('invalid_client', 'client_id is not registered here: register again')

const otherGrant = () =>
  new OAuthRefusal('unsupported_grant_type', 'grant_type must be authorization_code')
