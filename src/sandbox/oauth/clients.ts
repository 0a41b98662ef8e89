import * as z from 'zod/mini'
import type { ClientRegistration } from '#contract/oauth.ts'
import type { Database } from '../database.ts'

// anything on this machine may register, as often as it likes
const mostClients = 1000

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
        (select key from oauthClient order by key desc limit -1 offset ${mostClients - 1})`,
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
