import { Hono } from 'hono'
import * as z from 'zod/mini'
import { ClientRegistration, type RegisteredClient } from '#contract/oauth.ts'
import type { Database } from '../database/database.ts'
import {
  allScopes,
  baseBefore,
  describeIssue,
  type OAuthDeps,
  OAuthRefusal,
  readJSON,
} from './request.ts'

/** Registers any client; its name is not verified. */
export const registerRoutes = ({ database, now, baseURL }: OAuthDeps) =>
  new Hono().post('/oauth/register', async (c) => {
    const registration = parseRegistration(await readJSON(c))
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

function parseRegistration(body: unknown): ClientRegistration {
  const { data, error } = z.safeParse(ClientRegistration, body)
  if (error) {
    const hasInvalidURIs = error.issues[0]?.path[0] === 'redirect_uris'
    const reason = hasInvalidURIs ? 'invalid_redirect_uri' : 'invalid_client_metadata'
    throw new OAuthRefusal(reason, describeIssue(error))
  }
  if (!data.redirect_uris.every(isRedirectURI)) throw invalidRedirectURI()
  return data
}

const invalidRedirectURI = () =>
  new OAuthRefusal(
    'invalid_redirect_uri',
    'redirect_uris: each must be https, http on a loopback host, or an own scheme, without fragment',
  )

// registration is open and otherwise unlimited
const maxClients = 1000

const ClientRow = z.object({ id: z.string(), name: z.string(), redirectURIs: z.string() })

export interface Client {
  id: string
  name: string
  redirectURIs: string[]
}

/**
 * Stores a client under a new ID. Only the newest thousand are kept; tokens of deleted clients are
 * invalid.
 */
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

/** The client with this ID, if any. */
export async function findClient(database: Database, id: string): Promise<Client | undefined> {
  const sql = 'select id, name, redirectURIs from oauthClient where id = ?'
  const [row] = await database.rows(ClientRow, sql, [id])
  if (!row) return undefined
  return { ...row, redirectURIs: z.parse(z.array(z.string()), JSON.parse(row.redirectURIs)) }
}

const browserSchemes = new Set(
  'about blob chrome data file filesystem ftp javascript mailto sms tel vbscript view-source ws wss'
    .split(' ')
    .map((scheme) => `${scheme}:`),
)

/**
 * Whether a redirect URI is allowed: https, http on a loopback host, or an app's own scheme (RFC
 * 8252). Its host has only characters that a Content-Security-Policy allows.
 */
export function isRedirectURI(text: string): boolean {
  if (text.length > 2000 || !/^[\x21-\x7e]+$/.test(text) || text.includes('#')) return false
  const url = parse(text)
  if (!url || browserSchemes.has(url.protocol)) return false
  if (url.protocol === 'http:') return isLoopback(url) && !hasUser(url)
  if (url.protocol === 'https:') return /^[\w.-]+$/.test(url.hostname) && !hasUser(url)
  return true
}

/** Whether a redirect URI is registered; for loopback hosts the port may differ. */
export const isRegistered = (registered: readonly string[], requested: string): boolean =>
  isRedirectURI(requested) && registered.some((uri) => anyPort(uri) === anyPort(requested))

/** Adds OAuth's parameters to the query of a redirect URI. */
export function withParams(redirectURI: string, answer: Record<string, string>): string {
  const url = new URL(redirectURI)
  url.search = [url.search.slice(1), new URLSearchParams(answer)].filter(String).join('&')
  return url.href
}

/** A redirect URI as a Content-Security-Policy source, which cannot be an IPv6 address. */
export function cspSource(redirectURI: string): string {
  const { protocol, hostname, origin } = new URL(redirectURI)
  return isWeb(protocol) && !hostname.startsWith('[') ? origin : protocol
}

/** A redirect URI as the consent page shows it: a host, or an app. */
export function describeRedirectURI(redirectURI: string): string {
  const url = new URL(redirectURI)
  if (!isWeb(url.protocol)) return `the app that opens ${url.protocol} links`
  return isLoopback(url) ? `${url.host}, on this computer` : url.host
}

const isWeb = (protocol: string) => protocol === 'http:' || protocol === 'https:'

const isLoopback = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)

const hasUser = ({ username, password }: URL) => username !== '' || password !== ''

/** Removes the port of a loopback URI: native apps get one at runtime (RFC 8252, 7.3). */
function anyPort(uri: string) {
  const url = new URL(uri)
  if (url.protocol !== 'http:' || !isLoopback(url)) return uri
  url.port = ''
  return url.href
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
