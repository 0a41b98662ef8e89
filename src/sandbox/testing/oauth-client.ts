import { AuthorizationServer, RegisteredClient, TokenAnswer } from '#contract/oauth.ts'
import { createSandbox } from '../app.ts'
import type { Database } from '../database/database.ts'
import { fingerprint, newSecret } from '../oauth/grants.ts'
import { freshDatabase } from './fresh-database.ts'

/** The redirect URI of the sample client. */
export const callback = 'http://127.0.0.1:4280/oauth/callback'

/** A sandbox of its own, or for `database`, with a fixed clock that `wait` advances. */
export async function freshOAuth(database?: Database) {
  let time = 1_800_000_000
  const stored = database ?? (await freshDatabase())
  const app = createSandbox(stored, { now: () => time })
  const wait = (seconds: number) => {
    time += seconds
  }
  return { app, database: stored, wait, ...sampleClient(app) }
}

type App = ReturnType<typeof createSandbox>

/** A minimal OAuth client, calling the routes without a socket. */
function sampleClient(app: App) {
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  const postJSON = (path: string, body: unknown) =>
    app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })

  const register = async (name = 'Little Helper', redirectURI = callback) => {
    const body = { client_name: name, redirect_uris: [redirectURI] }
    return RegisteredClient.parse(await (await postJSON('/oauth/register', body)).json())
  }

  /** Opens the consent page with these parameters; null omits a default one. */
  const open = (parameters: Record<string, string | null>) => {
    const query = Object.entries({
      response_type: 'code',
      redirect_uri: callback,
      code_challenge_method: 'S256',
      ...parameters,
    }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
    return app.request(`/oauth/authorize?${new URLSearchParams(query)}`)
  }

  const decide = (ticket: string, decision: string, headers = {}) =>
    post('/oauth/authorize/callback', { request: ticket, decision }, headers)

  /** Registers a client and allows it; returns the fields of a token request. */
  const allowed = async (parameters: Record<string, string> = { scope: 'read write' }) => {
    const { client_id } = await register()
    const code_verifier = newSecret()
    const code_challenge = fingerprint(code_verifier)
    const page = await open({ client_id, code_challenge, ...parameters })
    const answer = await decide(ticketIn(await page.text()), 'allow')
    const code = sentTo(answer).searchParams.get('code') ?? ''
    const grant_type = 'authorization_code'
    return { grant_type, code, redirect_uri: callback, client_id, code_verifier }
  }

  const signIn = async (scope = 'read write') =>
    TokenAnswer.parse(await (await post('/oauth/token', await allowed({ scope }))).json())

  const discover = async () => {
    const answer = await app.request('/.well-known/oauth-authorization-server')
    return AuthorizationServer.parse(await answer.json())
  }

  return { post, postJSON, register, open, decide, allowed, signIn, discover }
}

export const ticketIn = (page: string) => /name="request" value="([\w-]+)"/.exec(page)?.[1] ?? ''

/** The redirect target of a response; throws when it has none. */
export const sentTo = (answer: Response) => new URL(answer.headers.get('location') ?? '')
