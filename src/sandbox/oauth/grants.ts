import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import type { Database } from '../database/database.ts'
import type { Consent } from './request.ts'

/** How long a code can be redeemed, in seconds. */
export const codeLifetime = 5 * 60

/** How long a token is good for, in seconds. */
export const tokenLifetime = 24 * 60 * 60

const Grant = z.object({
  key: z.number(),
  clientID: z.string(),
  redirectURI: z.string(),
  challenge: z.string(),
  scope: z.string(),
  codeExpiresAt: z.number(),
})

/** What a person allowed a client: the authorization code, and the token made of it. */
type Grant = z.infer<typeof Grant>

const LiveToken = z.object({
  scope: z.string(),
  clientID: z.string(),
  clientName: z.string(),
  issuedAt: z.number(),
  expiresAt: z.number(),
})

/** Stores a grant and returns its authorization code, which is kept as a fingerprint only. */
export async function issueCode(database: Database, consent: Consent, now: number) {
  const code = newSecret()
  const { clientID, redirectURI, challenge, scope } = consent
  await database.write([
    {
      sql: 'delete from oauthGrant where coalesce(tokenExpiresAt, codeExpiresAt) <= ?',
      args: [now],
    },
    {
      sql: `insert into oauthGrant
        (codePrint, clientID, redirectURI, challenge, scope, codeExpiresAt)
        values (?, ?, ?, ?, ?, ?)`,
      args: [fingerprint(code), clientID, redirectURI, challenge, scope, now + codeLifetime],
    },
  ])
  return code
}

/** The grant behind a code, whether or not the code can still be redeemed. */
export async function findGrant(database: Database, code: string): Promise<Grant | undefined> {
  const sql = 'select * from oauthGrant where codePrint = ?'
  const [grant] = await database.rows(Grant, sql, [fingerprint(code)])
  return grant
}

/** Makes the one token of a grant. A second call makes none, and undoes the first one's token. */
export async function redeem(
  database: Database,
  { key }: Grant,
  now: number,
): Promise<string | undefined> {
  const token = newSecret()
  const won = await database.write([
    {
      sql: 'update oauthGrant set isRevoked = 1 where key = ? and tokenPrint is not null',
      args: [key],
    },
    {
      sql: `update oauthGrant set tokenPrint = ?, tokenIssuedAt = ?, tokenExpiresAt = ?
        where key = ? and tokenPrint is null and codeExpiresAt > ? returning key`,
      args: [fingerprint(token), now, now + tokenLifetime, key, now],
    },
  ])
  return won.length === 1 ? token : undefined
}

/** Ends a token at once; one that does not exist is as good as ended. */
export async function revokeToken(database: Database, token: string): Promise<void> {
  const sql = 'update oauthGrant set isRevoked = 1 where tokenPrint = ?'
  await database.write([{ sql, args: [fingerprint(token)] }])
}

/** The scope and client of a token, or undefined when it is unknown, expired or revoked. */
export async function findToken(database: Database, token: string, now: number) {
  const [live] = await database.rows(
    LiveToken,
    `select oauthGrant.scope, oauthGrant.clientID, oauthClient.name as clientName,
        oauthGrant.tokenIssuedAt as issuedAt, oauthGrant.tokenExpiresAt as expiresAt
      from oauthGrant join oauthClient on oauthClient.id = oauthGrant.clientID
      where oauthGrant.tokenPrint = ? and oauthGrant.isRevoked = 0 and oauthGrant.tokenExpiresAt > ?`,
    [fingerprint(token), now],
  )
  return live
}

/** 256 random bits, as text that fits into a URL. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** The SHA-256 of a secret: enough to recognise it, too little to use it. */
export const fingerprint = (secret: string) =>
  createHash('sha256').update(secret).digest('base64url')

/**
 * Whether the verifier is the one behind an S256 challenge (RFC 7636); takes the same time always.
 */
export function answersChallenge(verifier: string, challenge: string): boolean {
  const [actual, expected] = [Buffer.from(fingerprint(verifier)), Buffer.from(challenge)]
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
