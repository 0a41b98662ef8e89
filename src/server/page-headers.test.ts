import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './page-headers.ts'

const sources = (directive: string) =>
  contentSecurityPolicy
    .split('; ')
    .find((line) => line.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1)

test('pictures may come from anywhere that is encrypted; script and calls from here only', () => {
  expect(sources('img-src')).toEqual(["'self'", 'data:', 'https:'])
  expect(sources('script-src')).toEqual(["'self'"])
  expect(sources('connect-src')).toEqual(["'self'"])
})
