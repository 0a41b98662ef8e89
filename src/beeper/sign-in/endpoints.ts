import * as z from 'zod/mini'
import { getInfo, Info } from '#contract/info.ts'
import { AuthorizationServer } from '#contract/oauth.ts'
import { SignInError } from './sign-in-error.ts'

/** A server to sign in to: its URL on this origin, and its own address. */
export interface SignInServer {
  /** On this origin, such as `http://127.0.0.1:4280/beeper`. */
  mount: string
  /** The server's own address, such as `http://127.0.0.1:23373`. */
  address: string
}

/** The URLs of a sign-in. Requests go through the mount; the page opens at its own address. */
export const SignInEndpoints = z.object({
  issuer: z.string(),
  authorization: z.string(),
  token: z.string(),
  registration: z.string(),
  revocation: z.string(),
})
export type SignInEndpoints = z.infer<typeof SignInEndpoints>

/**
 * Discovers the endpoints of a server's sign-in. Throws `SignInError` when there are none, or when
 * any of them is on another server.
 */
export async function findEndpoints(server: SignInServer): Promise<SignInEndpoints> {
  const found = (await wellKnown(server)) ?? (await fromInfo(server))
  if (!found) throw new SignInError('no-sign-in')
  return {
    issuer: found.issuer,
    authorization: server.address + pathBelow(server, found.authorization_endpoint),
    token: server.mount + pathBelow(server, found.token_endpoint),
    registration: server.mount + pathBelow(server, found.registration_endpoint),
    revocation:
      server.mount +
      pathBelow(server, found.revocation_endpoint ?? `${server.address}/oauth/revoke`),
  }
}

async function wellKnown({ mount }: SignInServer): Promise<AuthorizationServer | undefined> {
  const body = await read(`${mount}/.well-known/oauth-authorization-server`)
  return z.safeParse(AuthorizationServer, body).data
}

async function fromInfo({ mount }: SignInServer): Promise<AuthorizationServer | undefined> {
  const oauth = z.safeParse(Info, await read(mount + getInfo.path)).data?.endpoints?.oauth
  return oauth && { issuer: oauth.authorization_endpoint, ...noDetails, ...oauth }
}

const noDetails = {
  grant_types_supported: undefined,
  token_endpoint_auth_methods_supported: undefined,
  response_types_supported: undefined,
  scopes_supported: undefined,
  code_challenge_methods_supported: undefined,
  service_documentation: undefined,
}

async function read(url: string): Promise<unknown> {
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new SignInError('unreachable', { cause })
  })
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.status === 502 || answer.status === 504) throw new SignInError('unreachable')
  return answer.ok ? body : undefined
}

/** The path of an endpoint below the server's own address. Throws for one on another server. */
function pathBelow({ address }: SignInServer, endpoint: string): string {
  const base = new URL(address)
  const prefix = base.pathname.replace(/\/$/, '')
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const isSame = url && isSameServer(url, base) && url.pathname.startsWith(`${prefix}/`)
  if (!isSame || url.username || url.password) throw new SignInError('elsewhere')
  return url.pathname.slice(prefix.length) + url.search
}

const isSameServer = (url: URL, base: URL) =>
  url.protocol === base.protocol &&
  url.port === base.port &&
  (url.hostname === base.hostname || (isLoopback(url) && isLoopback(base)))

// loopback has several names, and Beeper may use another one than our configuration
const isLoopback = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
