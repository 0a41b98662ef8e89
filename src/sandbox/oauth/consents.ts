import * as z from 'zod/mini'
import type { Database } from '../database.ts'
import { fingerprint, newSecret } from './secrets.ts'

/** How long somebody can take to decide, in seconds. */
export const decisionTime = 10 * 60

// a client may open the page as often as it likes, and leave it open
const mostOpen = 100

/** What a client asks of a person, checked and complete. */
export interface Consent {
  clientID: string
  redirectURI: string
  scope: string
  challenge: string
  /** The client's own words, to be given back unchanged. */
  state?: string
}

const ConsentRow = z.object({
  clientID: z.string(),
  redirectURI: z.string(),
  scope: z.string(),
  challenge: z.string(),
  state: z.nullable(z.string()),
})

/**
 * Remembers what is asked and returns the secret that the answer has to bring, once. Only the newest
 * hundred questions of a client stay open.
 */
export async function askConsent(database: Database, consent: Consent, now: number) {
  const { clientID, redirectURI, scope, challenge, state } = consent
  const ticket = newSecret()
  await database.write([
    { sql: 'delete from oauthConsent where expiresAt <= ?', args: [now] },
    {
      sql: `delete from oauthConsent where ticketPrint in
        (select ticketPrint from oauthConsent where clientID = ?
          order by expiresAt desc limit -1 offset ${mostOpen - 1})`,
      args: [clientID],
    },
    {
      sql: `insert into oauthConsent
        (ticketPrint, clientID, redirectURI, scope, challenge, state, expiresAt)
        values (?, ?, ?, ?, ?, ?, ?)`,
      args: [
        fingerprint(ticket),
        clientID,
        redirectURI,
        scope,
        challenge,
        // as JSON, since the database ends text at a NUL
        state === undefined ? null : JSON.stringify(state),
        now + decisionTime,
      ],
    },
  ])
  return ticket
}

/** What was asked under this secret, which is used up by it; undefined when it is not known. */
export async function takeConsent(
  database: Database,
  ticket: string,
  now: number,
): Promise<Consent | undefined> {
  const [row] = await database.write([
    {
      sql: `delete from oauthConsent where ticketPrint = ? and expiresAt > ?
        returning clientID, redirectURI, scope, challenge, state`,
      args: [fingerprint(ticket), now],
    },
  ])
  if (row === undefined) return undefined
  const { state, ...consent } = z.parse(ConsentRow, row)
  return {
    ...consent,
    ...(state === null ? {} : { state: z.parse(z.string(), JSON.parse(state)) }),
  }
}
