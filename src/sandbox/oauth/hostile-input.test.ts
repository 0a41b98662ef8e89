import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OAuthFailure } from '#contract/oauth.ts'
import { codePoint } from '#contract/testing/code-point.ts'
import { callback, freshOAuth } from '../testing/oauth-client.ts'

const names = [
  'grant_type code redirect_uri client_id code_verifier token request decision',
  'response_type code_challenge code_challenge_method scope state client_name redirect_uris __proto__',
].flatMap((line) => line.split(' '))
const values = ['authorization_code', 'code', 'S256', 'allow', 'x'.repeat(43), callback, 'read', '']
const text = fc.oneof(fc.constantFrom(...values), fc.string({ unit: codePoint }))
const form = fc
  .array(fc.tuple(fc.constantFrom(...names), text))
  .map((fields) => new URLSearchParams(fields).toString())
const json = fc
  .dictionary(fc.constantFrom(...names), fc.oneof(text, fc.jsonValue(), fc.array(text)))
  .map((fields) => JSON.stringify(fields))
const body = fc.oneof(
  form,
  json,
  fc.string({ unit: codePoint }),
  fc.uint8Array().map((bytes) => new Uint8Array(bytes)),
)
const contentType = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data',
  'x',
)
const calls = fc.constantFrom('register', 'token', 'introspect', 'revoke', 'authorize', '%00', 'x')

test('a call answers any input, and its errors have the shape of OAuth', async () => {
  const { app } = await freshOAuth()
  const send = async (call: string, type: string, bytes: string | Uint8Array<ArrayBuffer>) => {
    const headers = { 'content-type': type }
    const answer = await app.request(`/oauth/${call}`, { method: 'POST', body: bytes, headers })
    expect(answer.status).toBeLessThan(500)
    if (answer.status >= 400) OAuthFailure.parse(await answer.json())
  }
  await fc.assert(fc.asyncProperty(calls, contentType, body, send), { numRuns: 150 })
})

test('the consent page answers any request with a page or a redirect', async () => {
  const { app, register } = await freshOAuth()
  const { client_id } = await register()
  const known = new URLSearchParams({ client_id, redirect_uri: callback }).toString()
  const open = async (start: string, query: string) => {
    const answer = await app.request(`/oauth/authorize?${start}&${query}`)
    expect([200, 302, 400]).toContain(answer.status)
    const type = answer.headers.get('content-type') ?? ''
    expect(answer.status === 302 || type.startsWith('text/html')).toBe(true)
  }
  const start = fc.constantFrom('', known)
  const noise = fc.string().map(encodeURI)
  await fc.assert(fc.asyncProperty(start, fc.oneof(form, noise), open), { numRuns: 150 })
})

test('an invalid decision gets an error page', async () => {
  const { app } = await freshOAuth()
  const decide = async (type: string, bytes: string | Uint8Array<ArrayBuffer>) => {
    const headers = { 'content-type': type }
    const request = { method: 'POST', body: bytes, headers }
    const answer = await app.request('/oauth/authorize/callback', request)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toMatch('text/html')
  }
  await fc.assert(fc.asyncProperty(contentType, body, decide), { numRuns: 100 })
})

test('a body above the limit is refused', async () => {
  const { app } = await freshOAuth()
  for (const path of ['register', 'token', 'introspect', 'revoke', 'authorize/callback']) {
    const answer = await app.request(`/oauth/${path}`, {
      method: 'POST',
      body: 'x'.repeat(2 ** 21),
    })
    expect(answer.status).toBe(413)
  }
})
