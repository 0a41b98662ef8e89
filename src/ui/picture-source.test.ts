import { expect, test } from 'vitest'
import { pictureSource } from './picture-source.ts'

test.each([
  'data:image/png;base64,iVBORw0KGgo=',
  'DATA:image/jpeg;base64,/9j/',
  'data:image/svg+xml,%3Csvg/%3E',
])('a picture that came with the answer is shown: %s', (url) =>
  expect(pictureSource(url)).toBe(url),
)

test.each([
  undefined,
  '',
  'https://tracker.example/pixel.png?who=me',
  'https://user:pass@example.org/ada.png',
  'https://192.168.1.1/router.png',
  'http://127.0.0.1:9/x',
  '//example.org/ada.png',
  '/beeper/v1/accounts',
  '/sandbox/oauth/authorize?client_id=x',
  'ada.png',
  'mxc://example.org/ada',
  'localmxc://example.org/ada',
  'file:///etc/passwd',
  'blob:http://127.0.0.1:4280/1',
  'data:text/html,<b>',
  'data:imagex/png,x',
  ' data:image/png;base64,AAAA',
  'javascript:alert(1)',
])('no address that somebody else chose is asked: %s', (url) =>
  expect(pictureSource(url)).toBeUndefined(),
)
