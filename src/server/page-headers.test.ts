import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './page-headers.ts'

const sources = (directive: string) =>
  contentSecurityPolicy
    .split('; ')
    .find((line) => line.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1)

test('pictures, script and calls come from here only', () => {
  expect(sources('img-src')).toEqual(["'self'", 'data:', 'blob:'])
  expect(sources('script-src')).toEqual(["'self'"])
  expect(sources('connect-src')).toEqual(["'self'"])
})
