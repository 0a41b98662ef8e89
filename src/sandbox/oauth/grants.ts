import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import type { Database } from '../database/database.ts'
import type { Consent } from './request.ts'

/** How long a code is valid, in seconds. */
export const codeLifetime = 5 * 60

/** How long a token is valid, in seconds. */
export const tokenLifetime = 24 * 60 * 60

const Grant = z.object({
  key: z.number(),
  clientID: z.string(),
  redirectURI: z.string(),
  challenge: z.string(),
  scope: z.string(),
  codeExpiresAt: z.number(),
})

/** An authorization of a client: its code, and the token issued for it. */
type Grant = z.infer<typeof Grant>

const LiveToken = z.object({
  scope: z.string(),
  clientID: z.string(),
  clientName: z.string(),
  issuedAt: z.number(),
  expiresAt: z.number(),
})

/** Stores a grant and returns its authorization code, which is stored only as a hash. */
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

/** The grant of a code, which may be expired or used. */
export async function findGrant(database: Database, code: string): Promise<Grant | undefined> {
  const sql = 'select * from oauthGrant where codePrint = ?'
  const [grant] = await database.rows(Grant, sql, [fingerprint(code)])
  return grant
}

/** Issues the one token of a grant. A second call issues none and revokes the first token. */
export async function redeem(
  database: Database,
  { key }: Grant,
  now: number,
): Promise<string | undefined> {
  const token = newSecret()
  const updated = await database.write([
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
  return updated.length === 1 ? token : undefined
}

/** Revokes a token; does nothing for an unknown one. */
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

/** 256 random bits as base64url. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** The SHA-256 of a secret, stored in its place. */
export const fingerprint = (secret: string) =>
  createHash('sha256').update(secret).digest('base64url')

/** Whether a verifier matches an S256 challenge (RFC 7636), in constant time. */
export function answersChallenge(verifier: string, challenge: string): boolean {
  const [actual, expected] = [Buffer.from(fingerprint(verifier)), Buffer.from(challenge)]
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
