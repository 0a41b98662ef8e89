import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { pageHeaders } from './page.ts'

const page = new Hono().use(pageHeaders).get('/', (c) => c.html(''))
const { headers } = await page.request('/')

const sources = (directive: string) =>
  headers
    .get('content-security-policy')
    ?.split('; ')
    .find((line) => line.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1)

test('images, scripts and requests are limited to this origin', () => {
  expect(sources('img-src')).toEqual(["'self'", 'data:', 'blob:'])
  expect(sources('script-src')).toEqual(["'self'"])
  expect(sources('connect-src')).toEqual(["'self'"])
})

test('the page is sent with these headers and no others', () => {
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'text/html; charset=UTF-8',
    'content-security-policy':
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types offline-worker",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
})
