import { expect, test } from 'vitest'
import { dark, light } from '#ui/tokens.ts'
import { callback, freshOAuth, sentTo, ticketIn } from '../testing/oauth-client.ts'
import { fingerprint } from './grants.ts'

const code_challenge = fingerprint('whatever')

test.each([
  ['an unknown client', { client_id: 'made-up' }],
  ['a missing client', { client_id: null }],
  ['another redirect URI', { redirect_uri: 'https://example.org/oauth/callback' }],
  ['another path', { redirect_uri: `${callback}/more` }],
  ['a missing redirect URI', { redirect_uri: null }],
  ['a script URL', { redirect_uri: 'javascript:alert(1)' }],
])('%s shows an error page and no redirect', async (_, parameters) => {
  const { register, open } = await freshOAuth()
  const { client_id = '' } = await register()
  const answer = await open({ client_id, code_challenge, state: 'xyz', ...parameters })
  expect(answer.status).toBe(400)
  expect(answer.headers.get('location')).toBeNull()
  expect(answer.headers.get('content-type')).toMatch('text/html')
  expect(answer.headers.get('content-security-policy')).toMatch("form-action 'none'")
  expect(await answer.text()).toContain('<h1>Signing in did not work</h1>')
})

test.each([
  ['no challenge', { code_challenge: null }, 'invalid_request'],
  ['a short challenge', { code_challenge: 'short' }, 'invalid_request'],
  ['no method', { code_challenge_method: null }, 'invalid_request'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['no response type', { response_type: null }, 'invalid_request'],
  ['an implicit token', { response_type: 'token' }, 'unsupported_response_type'],
  ['an unknown scope', { scope: 'read admin' }, 'invalid_scope'],
])('%s redirects to the client with an error', async (_, parameters, error) => {
  const { register, open } = await freshOAuth()
  const { client_id = '' } = await register()
  const answer = await open({ client_id, code_challenge, state: 'x&y', ...parameters })
  expect(answer.status).toBe(302)
  const { origin, pathname, searchParams } = sentTo(answer)
  expect(origin + pathname).toBe(callback)
  expect(Object.fromEntries(searchParams)).toEqual({
    error,
    error_description: expect.stringMatching(/^[\x20-\x7e]+$/),
    state: 'x&y',
  })
})

test('a repeated parameter is refused, a repeated resource is not', async () => {
  const { app, register } = await freshOAuth()
  const { client_id } = await register()
  const query = new URLSearchParams({
    client_id,
    redirect_uri: callback,
    response_type: 'code',
    code_challenge,
    code_challenge_method: 'S256',
  })
  const once = await app.request(`/oauth/authorize?${query}&resource=a&resource=b`)
  expect(once.status).toBe(200)
  const twice = await app.request(`/oauth/authorize?${query}&scope=read&scope=write`)
  expect(sentTo(twice).searchParams.get('error')).toBe('invalid_request')
})

test('a loopback redirect URI may have another port', async () => {
  const { register, open } = await freshOAuth()
  const { client_id } = await register('Terminal', 'http://127.0.0.1/callback')
  const redirect_uri = 'http://127.0.0.1:51234/callback'
  const answer = await open({ client_id, code_challenge, redirect_uri })
  expect(await answer.text()).toContain('127.0.0.1:51234, on this computer')
})

test('the consent page shows the client, its scopes and redirect URI, and runs no script', async () => {
  const { register, open } = await freshOAuth()
  const { client_id } = await register('Little Helper', 'com.example.helper:/done')
  const redirect_uri = 'com.example.helper:/done'
  const answer = await open({ client_id, code_challenge, scope: 'write read', redirect_uri })
  const page = await answer.text()
  expect(page).toContain('<h1>Allow <bdi>Little Helper</bdi> to use this sandbox?</h1>')
  expect(page.match(/<strong>(\w+)<\/strong>/g)).toEqual([
    '<strong>Read</strong>',
    '<strong>Write</strong>',
  ])
  expect(page).toContain('the app that opens com.example.helper: links')
  expect(page).not.toMatch(/<script|<style|style=|\son\w+=/)
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src data:; " +
      "form-action 'self' com.example.helper:; frame-ancestors 'none'; base-uri 'none'",
  )
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('the error page names a missing parameter', async () => {
  const { open } = await freshOAuth()
  const page = await (await open({ redirect_uri: null, client_id: 'x' })).text()
  expect(page).toContain('redirect_uri: one string is needed')
})

test('the default scope is read', async () => {
  const { register, open } = await freshOAuth()
  const { client_id } = await register()
  const page = await (await open({ client_id, code_challenge })).text()
  expect(page.match(/<li>/g)).toHaveLength(1)
})

test('a client name with HTML is escaped', async () => {
  const { register, open } = await freshOAuth()
  const hostile = `</bdi><img src=x onerror=alert(1)>"'&<script>`
  const { client_id } = await register(hostile)
  const page = await (await open({ client_id, code_challenge })).text()
  expect(page).not.toMatch(/<img|<script/)
  expect(page).toContain(
    '<bdi>&lt;/bdi&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;script&gt;</bdi>',
  )
})

test('a limited number of consent pages stay open per client', async () => {
  const { register, open, decide, wait } = await freshOAuth()
  const [busy, other] = [await register(), await register()]
  const openPage = async (client_id: string) => {
    wait(1)
    return ticketIn(await (await open({ client_id, code_challenge })).text())
  }
  const otherTicket = await openPage(other.client_id)
  const tickets: string[] = []
  for (let page = 0; page < 101; page++) tickets.push(await openPage(busy.client_id))
  expect((await decide(tickets[0] ?? '', 'allow')).status).toBe(400)
  for (const ticket of [tickets[1] ?? '', tickets.at(-1) ?? '', otherTicket]) {
    expect((await decide(ticket, 'allow')).status).toBe(303)
  }
})

test('the consent page has the colours of the app in light and dark mode', async () => {
  const { app } = await freshOAuth()
  const answer = await app.request('/oauth/consent.css')
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
  const [, lightBlock = '', darkBlock = ''] = (await answer.text()).split(/:root \{/)
  const colours = (block: string) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
    )
  expect(light).toMatchObject(colours(lightBlock))
  expect(dark).toMatchObject(colours(darkBlock))
  expect(Object.keys(colours(lightBlock))).toContain('paper')
  expect(Object.keys(colours(darkBlock))).toEqual(Object.keys(colours(lightBlock)))
})
