import { Hono } from 'hono'
import * as z from 'zod/mini'
import { ClientRegistration, type RegisteredClient } from '#contract/oauth.ts'
import type { Database } from '../database/database.ts'
import { baseBefore, type OAuthDeps } from './metadata.ts'
import { isRedirectURI } from './redirect-uri.ts'
import { allScopes, describeIssue, OAuthRefusal, readJSON } from './request.ts'

/** Lets any app introduce itself; nobody vouches for the name it gives. */
export const registerRoutes = ({ database, now, baseURL }: OAuthDeps) =>
  new Hono().post('/oauth/register', async (c) => {
    const registration = takeRegistration(await readJSON(c))
    const { id } = await addClient(database, registration)
    const base = baseURL ?? baseBefore('/oauth/register', c)
    const answer = {
      client_id: id,
      client_id_issued_at: now(),
      client_name: registration.client_name,
      ...(registration.client_uri === undefined ? {} : { client_uri: registration.client_uri }),
      redirect_uris: registration.redirect_uris,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      scope: allScopes.join(' '),
      token_endpoint_auth_method: 'none',
      authorization_endpoint: `${base}/oauth/authorize`,
      token_endpoint: `${base}/oauth/token`,
    } satisfies RegisteredClient
    return c.json(answer, 201, { 'Cache-Control': 'no-store' })
  })

function takeRegistration(body: unknown): ClientRegistration {
  const { data, error } = z.safeParse(ClientRegistration, body)
  if (error) {
    const wrongURIs = error.issues[0]?.path[0] === 'redirect_uris'
    const reason = wrongURIs ? 'invalid_redirect_uri' : 'invalid_client_metadata'
    throw new OAuthRefusal(reason, describeIssue(error))
  }
  if (!data.redirect_uris.every(isRedirectURI)) throw wrongAddress()
  return data
}

const wrongAddress = () =>
  new OAuthRefusal(
    'invalid_redirect_uri',
    'redirect_uris: each must be https, http on a loopback host, or an own scheme, without fragment',
  )

// anything on this machine may register, as often as it likes
const maxClients = 1000

const ClientRow = z.object({ id: z.string(), name: z.string(), redirectURIs: z.string() })

/** An app that may ask people for a token. */
export interface Client {
  id: string
  name: string
  redirectURIs: string[]
}

/** Remembers a client under a new ID. Only the newest thousand are kept; the others' tokens end. */
export async function addClient(
  database: Database,
  { client_name, redirect_uris }: ClientRegistration,
): Promise<Client> {
  const client = { id: crypto.randomUUID(), name: client_name, redirectURIs: redirect_uris }
  await database.write([
    {
      sql: `delete from oauthClient where key in
        (select key from oauthClient order by key desc limit -1 offset ${maxClients - 1})`,
      args: [],
    },
    {
      sql: 'insert into oauthClient (id, name, redirectURIs) values (?, ?, ?)',
      args: [client.id, client.name, JSON.stringify(client.redirectURIs)],
    },
  ])
  return client
}

/** The client of this ID, or undefined when none has registered under it. */
export async function findClient(database: Database, id: string): Promise<Client | undefined> {
  const sql = 'select id, name, redirectURIs from oauthClient where id = ?'
  const [row] = await database.rows(ClientRow, sql, [id])
  if (!row) return undefined
  return { ...row, redirectURIs: z.parse(z.array(z.string()), JSON.parse(row.redirectURIs)) }
}
