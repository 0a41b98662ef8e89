import { expect, test } from 'vitest'
import { cspSource, isRedirectURI, isRegistered, withParams } from './redirect-uri.ts'

test.each([
  'http://127.0.0.1:4280/oauth/callback',
  'http://127.9.9.9/',
  'http://localhost:3000/cb?a=b',
  'http://[::1]:8080/cb',
  'https://app.example.org/cb',
  'com.example.app:/cb',
  'cursor://anysphere/cb',
])('people may be sent to %s', (uri) => expect(isRedirectURI(uri)).toBe(true))

test.each([
  '',
  '/cb',
  'http://example.org/cb',
  'http://127.0.0.1.example.org/cb',
  'http://localhost.example.org/cb',
  'https://app.example.org/cb#part',
  'https://name:secret@example.org/cb',
  'https://example.org;sandbox/cb',
  'https://*.example.org/cb',
  'https://bücher.example.org/cb',
  ' https://example.org/cb',
  'java\nscript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'blob:https://example.org/x',
  'file:///etc/hosts',
  `https://example.org/${'x'.repeat(2000)}`,
])('people may not be sent to %j', (uri) => expect(isRedirectURI(uri)).toBe(false))

test('only on this computer may the port differ', () => {
  expect(isRegistered(['http://127.0.0.1:1/cb'], 'http://127.0.0.1:2/cb')).toBe(true)
  expect(isRegistered(['http://127.0.0.1:1/cb'], 'http://localhost:1/cb')).toBe(false)
  expect(isRegistered(['http://127.0.0.1:1/cb'], 'http://127.0.0.1:1/cb/')).toBe(false)
  expect(isRegistered(['https://example.org/cb'], 'https://example.org:8443/cb')).toBe(false)
  expect(isRegistered(['https://example.org/cb'], 'https://EXAMPLE.org/cb')).toBe(false)
})

test('an answer joins the query that an address has', () => {
  const answer = { code: 'a b', state: '&' }
  expect(withParams('https://example.org/cb', answer)).toBe(
    'https://example.org/cb?code=a+b&state=%26',
  )
  expect(withParams('https://example.org/cb?to=a%20b', answer)).toBe(
    'https://example.org/cb?to=a%20b&code=a+b&state=%26',
  )
  expect(withParams('com.example.app:/cb', answer)).toBe('com.example.app:/cb?code=a+b&state=%26')
})

test('a policy names the place as exactly as it can', () => {
  expect(cspSource('http://127.0.0.1:4280/cb')).toBe('http://127.0.0.1:4280')
  expect(cspSource('http://[::1]:4280/cb')).toBe('http:')
  expect(cspSource('com.example.app:/cb')).toBe('com.example.app:')
})
