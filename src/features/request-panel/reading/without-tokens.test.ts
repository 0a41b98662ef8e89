import { expect, test } from 'vitest'
import { withoutTokens } from './without-tokens.ts'

test.each([
  `curl -H 'Authorization: Bearer secret' x`,
  `curl -H "authorization: Bearer secret" x`,
  `curl -H ^"Authorization: Bearer secret^" x`,
  `curl --oauth2-bearer secret x`,
  `curl -u ada:secret x`,
  `new BeeperDesktop({ accessToken: 'secret' })`,
  `BeeperDesktop(access_token="secret")`,
  'option.WithAccessToken("secret")',
  'curl x?access_token=secret',
])('the token in %s is replaced', (text) => {
  const clean = withoutTokens(text)
  expect(clean).not.toContain('secret')
  expect(clean).toContain('$BEEPER_ACCESS_TOKEN')
  // the replacement itself is not replaced again
  expect(withoutTokens(clean)).toBe(clean)
})

test('other texts are not changed', () => {
  const text = `curl x -d '{"messageText":"The bearer of news","accountID":"a"}'`
  expect(withoutTokens(text)).toBe(text)
})
