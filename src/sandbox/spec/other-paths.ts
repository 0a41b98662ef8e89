import { eventsPath } from '#contract/events.ts'
import { uploadAssetPath } from '#contract/messages.ts'
import { getNextAnswer, getSandboxVersion, resetSandbox } from '#contract/overture.ts'
import { ref } from './schemas.ts'

const json = (name: string) => ({ 'application/json': { schema: ref(name) } })
const form = (schema: object) => ({ 'application/x-www-form-urlencoded': { schema } })
const page = { 'text/html': { schema: { type: 'string' } } }
const tokenForm = form({
  type: 'object',
  properties: { token: { type: 'string' } },
  required: ['token'],
})

const open = (operationId: string, summary: string, content: object, status = '200') => ({
  operationId,
  summary,
  security: [],
  responses: {
    [status]: { description: 'Success', content },
    default: { description: 'Refused', content: json('OAuthFailure') },
  },
})

const query = (...names: string[]) =>
  names.map((name) => ({ name, in: 'query', required: true, schema: { type: 'string' } }))

const resource = (operationId: string) => ({
  get: open(operationId, 'Get the protected resource metadata', json('ProtectedResource')),
})

/** The paths of a setting of the sandbox, which is read and replaced. */
const choice = (name: string, summary: string) => {
  const answer = {
    '200': { description: 'Success', content: json(name) },
    default: { $ref: '#/components/responses/Refused' },
  }
  return {
    get: {
      operationId: `get${name}`,
      summary: `Get ${summary}`,
      security: [{ bearer: ['read'] }],
      responses: answer,
    },
    put: {
      operationId: `set${name}`,
      summary: `Set ${summary}`,
      security: [{ bearer: ['write'] }],
      requestBody: { required: true, content: json(name) },
      responses: answer,
    },
  }
}

/** The routes that are not endpoints of the contract: OAuth, live events, the sandbox's own. */
export const otherPaths = {
  '/v1/spec': {
    get: open('getSpec', 'This description', {
      'application/json': { schema: { type: 'object' } },
    }),
  },
  [eventsPath]: {
    get: {
      operationId: 'listen',
      summary: 'Live events over a WebSocket',
      security: [{ bearer: ['read'] }],
      responses: {
        '101': { description: 'Switching to a WebSocket' },
        default: { $ref: '#/components/responses/Refused' },
      },
    },
  },
  [uploadAssetPath]: {
    post: {
      operationId: 'uploadAsset',
      summary: 'Upload a file as a form; not supported by the sandbox',
      security: [{ bearer: ['write'] }],
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: { type: 'object' } } },
      },
      responses: {
        '200': { description: 'Success', content: json('uploadAssetBase64-answer') },
        default: { $ref: '#/components/responses/Refused' },
      },
    },
  },
  [resetSandbox.path]: {
    post: {
      operationId: 'reset',
      summary: 'Reset the sandbox (not part of Beeper’s API)',
      security: [{ bearer: ['write'] }],
      responses: {
        '204': { description: 'Success' },
        default: { $ref: '#/components/responses/Refused' },
      },
    },
  },
  [getNextAnswer.path]: choice(
    'NextAnswer',
    'the answer to the next request that opens a chat (not part of Beeper’s API)',
  ),
  [getSandboxVersion.path]: choice(
    'SandboxVersion',
    'the Beeper version that the sandbox emulates (not part of Beeper’s API)',
  ),
  '/.well-known/oauth-authorization-server': {
    get: open(
      'getAuthorizationServer',
      'Get the authorization server metadata',
      json('AuthorizationServer'),
    ),
  },
  '/.well-known/oauth-protected-resource': resource('getProtectedResource'),
  '/.well-known/oauth-protected-resource/v1': resource('getProtectedResourceV1'),
  '/oauth/register': {
    post: {
      ...open('registerClient', 'Register a client', json('RegisteredClient'), '201'),
      requestBody: { required: true, content: json('ClientRegistration') },
    },
  },
  '/oauth/authorize': {
    get: {
      ...open('authorize', 'Ask the user for consent', page),
      parameters: query(
        ...['client_id', 'redirect_uri', 'response_type', 'scope'],
        ...['code_challenge', 'code_challenge_method'],
      ),
    },
  },
  '/oauth/authorize/callback': {
    post: {
      ...open('decide', 'Send the decision; for the consent page only', page, '303'),
      requestBody: { required: true, content: form({ type: 'object' }) },
    },
  },
  '/oauth/consent.css': {
    get: open('getConsentStyle', 'Get the style of the consent page', {
      'text/css': { schema: { type: 'string' } },
    }),
  },
  '/oauth/token': {
    post: {
      ...open('takeToken', 'Exchange a code for a token', json('TokenAnswer')),
      requestBody: {
        required: true,
        content: { ...form(ref('TokenRequest')), ...json('TokenRequest') },
      },
    },
  },
  '/oauth/introspect': {
    post: {
      ...open('introspectToken', 'Introspect a token', json('Introspection')),
      requestBody: { required: true, content: tokenForm },
    },
  },
  '/oauth/revoke': {
    post: {
      ...open('revokeToken', 'Revoke a token', {
        'application/json': { schema: { type: 'object' } },
      }),
      requestBody: { required: true, content: tokenForm },
    },
  },
  '/oauth/userinfo': {
    get: {
      ...open('getUserInfo', 'Get the owner of the token', json('TokenOwner')),
      security: [{ bearer: [] }],
    },
  },
}
