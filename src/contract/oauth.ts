import * as z from 'zod/mini'
import { lenient } from './lenient.ts'

const strings = z.array(z.string())

/** The permissions of a token. */
export const Scope = z.enum(['read', 'write'])
export type Scope = z.infer<typeof Scope>

/** The error body of the OAuth routes, unlike the rest of the API (RFC 6749, 5.2). */
export const OAuthFailure = z.object({
  error: z.string(),
  error_description: lenient(z.string()),
})
export type OAuthFailure = z.infer<typeof OAuthFailure>

/** `/.well-known/oauth-authorization-server` (RFC 8414). Only `/v1/info` names introspection. */
export const AuthorizationServer = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  registration_endpoint: z.string(),
  revocation_endpoint: lenient(z.string()),
  userinfo_endpoint: lenient(z.string()),
  grant_types_supported: lenient(strings),
  token_endpoint_auth_methods_supported: lenient(strings),
  response_types_supported: lenient(strings),
  scopes_supported: lenient(strings),
  code_challenge_methods_supported: lenient(strings),
  service_documentation: lenient(z.string()),
})
export type AuthorizationServer = z.infer<typeof AuthorizationServer>

/** `/.well-known/oauth-protected-resource` (RFC 9728). */
export const ProtectedResource = z.object({
  resource: z.string(),
  authorization_servers: strings,
  bearer_methods_supported: lenient(strings),
  scopes_supported: lenient(strings),
})
export type ProtectedResource = z.infer<typeof ProtectedResource>

const noControls = z.refine<string>(
  (text) => !/\p{Cc}/u.test(text),
  'must not hold control characters',
)

/** The body of `POST /oauth/register` (RFC 7591): the client and its redirect URIs. */
export const ClientRegistration = z.object({
  client_name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200), noControls),
  redirect_uris: z.array(z.string()).check(z.minLength(1), z.maxLength(20)),
  client_uri: z.exactOptional(z.url({ protocol: /^https?$/ }).check(z.maxLength(2000))),
  grant_types: z.exactOptional(
    strings.check(z.refine((types) => types.includes('authorization_code'))),
  ),
  response_types: z.exactOptional(strings.check(z.refine((types) => types.includes('code')))),
  scope: z.exactOptional(z.string()),
  token_endpoint_auth_method: z.exactOptional(z.literal('none')),
})
export type ClientRegistration = z.infer<typeof ClientRegistration>

/** The registration response. There is no client secret: every client is public. */
export const RegisteredClient = z.object({
  client_id: z.string(),
  /** Unix seconds. */
  client_id_issued_at: lenient(z.number()),
  client_name: lenient(z.string()),
  client_uri: lenient(z.string()),
  redirect_uris: lenient(strings),
  grant_types: lenient(strings),
  response_types: lenient(strings),
  scope: lenient(z.string()),
  token_endpoint_auth_method: lenient(z.string()),
  authorization_endpoint: lenient(z.string()),
  token_endpoint: lenient(z.string()),
})
export type RegisteredClient = z.infer<typeof RegisteredClient>

/** The body of `POST /oauth/token`, as a form or as JSON. */
export const TokenRequest = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  client_id: z.string(),
  code_verifier: z.string(),
})
export type TokenRequest = z.infer<typeof TokenRequest>

/** A token for `Authorization: Bearer`. There is no refresh token. */
export const TokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  token_type: z.string(),
  /** Seconds from now. */
  expires_in: lenient(z.number()),
  scope: lenient(z.string()),
})
export type TokenAnswer = z.infer<typeof TokenAnswer>

/** The response of `POST /oauth/introspect` (Beeper 4.2.557 and newer). Times are Unix seconds. */
export const Introspection = z.discriminatedUnion('active', [
  z.object({ active: z.literal(false) }),
  z.object({
    active: z.literal(true),
    scope: z.string(),
    token_type: z.string(),
    sub: lenient(z.string()),
    iss: lenient(z.string()),
    exp: lenient(z.number()),
    iat: lenient(z.number()),
    client_id: lenient(z.string()),
    app: lenient(z.object({ version: z.string(), name: z.string(), bundle_id: z.string() })),
    client: lenient(z.object({ id: lenient(z.string()), name: lenient(z.string()) })),
  }),
])
export type Introspection = z.infer<typeof Introspection>

/** `GET /oauth/userinfo`: the owner of the token. Times are Unix seconds; deprecated by Beeper. */
export const TokenOwner = z.object({
  sub: z.string(),
  scope: z.string(),
  iat: z.number(),
  token_use: z.literal('access'),
  exp: lenient(z.number()),
  client_id: lenient(z.string()),
})
export type TokenOwner = z.infer<typeof TokenOwner>
