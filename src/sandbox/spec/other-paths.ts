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
  get: open(operationId, 'Who issues tokens for this server', json('ProtectedResource')),
})

/** Something that can be chosen about the sandbox: it is read, and set as a whole. */
const choice = (name: string, summary: string) => {
  const answer = {
    '200': { description: 'Success', content: json(name) },
    default: { $ref: '#/components/responses/Refused' },
  }
  return {
    get: {
      operationId: `get${name}`,
      summary,
      security: [{ bearer: ['read'] }],
      responses: answer,
    },
    put: {
      operationId: `set${name}`,
      summary: `Choose: ${summary}`,
      security: [{ bearer: ['write'] }],
      requestBody: { required: true, content: json(name) },
      responses: answer,
    },
  }
}

/** The routes that are no calls of the contract: signing in, live events, the sandbox's own. */
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
        '101': { description: 'The connection is a WebSocket now' },
        default: { $ref: '#/components/responses/Refused' },
      },
    },
  },
  [uploadAssetPath]: {
    post: {
      operationId: 'uploadAsset',
      summary: 'Upload a file as a form; the sandbox keeps none',
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
      summary: 'Set the sandbox back to its beginning; Beeper has nothing like it',
      security: [{ bearer: ['write'] }],
      responses: {
        '204': { description: 'Success' },
        default: { $ref: '#/components/responses/Refused' },
      },
    },
  },
  [getNextAnswer.path]: choice(
    'NextAnswer',
    'how the next opening of a chat is answered; Beeper has nothing like it',
  ),
  [getSandboxVersion.path]: choice(
    'SandboxVersion',
    'the version that the sandbox answers as; Beeper has nothing like it',
  ),
  '/.well-known/oauth-authorization-server': {
    get: open('getAuthorizationServer', 'Where to sign in', json('AuthorizationServer')),
  },
  '/.well-known/oauth-protected-resource': resource('getProtectedResource'),
  '/.well-known/oauth-protected-resource/v1': resource('getProtectedResourceV1'),
  '/oauth/register': {
    post: {
      ...open('registerClient', 'Make an app known', json('RegisteredClient'), '201'),
      requestBody: { required: true, content: json('ClientRegistration') },
    },
  },
  '/oauth/authorize': {
    get: {
      ...open('authorize', 'Ask the person for consent', page),
      parameters: query(
        ...['client_id', 'redirect_uri', 'response_type', 'scope'],
        ...['code_challenge', 'code_challenge_method'],
      ),
    },
  },
  '/oauth/authorize/callback': {
    post: {
      ...open('decide', 'What the person decided; for the page of consent only', page, '303'),
      requestBody: { required: true, content: form({ type: 'object' }) },
    },
  },
  '/oauth/consent.css': {
    get: open('getConsentStyle', 'The looks of the page of consent', {
      'text/css': { schema: { type: 'string' } },
    }),
  },
  '/oauth/token': {
    post: {
      ...open('takeToken', 'Take a token for a code', json('TokenAnswer')),
      requestBody: {
        required: true,
        content: { ...form(ref('TokenRequest')), ...json('TokenRequest') },
      },
    },
  },
  '/oauth/introspect': {
    post: {
      ...open('introspectToken', 'What a token permits', json('Introspection')),
      requestBody: { required: true, content: tokenForm },
    },
  },
  '/oauth/revoke': {
    post: {
      ...open('revokeToken', 'Make a token useless', {
        'application/json': { schema: { type: 'object' } },
      }),
      requestBody: { required: true, content: tokenForm },
    },
  },
  '/oauth/userinfo': {
    get: {
      ...open('getUserInfo', 'Whose token was brought', json('TokenOwner')),
      security: [{ bearer: [] }],
    },
  },
}
