import { expect, test } from 'vitest'
import { initials, personColour, pictureSource } from './avatar.tsx'

test.each([
  ['İpek Demir', 'İD'],
  ['Ada', 'A'],
  ['  mara  de la  ruiz ', 'MR'],
  ['@ada:beeper.example', 'A'],
  ['+1 555 010 0142', '10'],
  ['山田 太郎', '山太'],
  ['ليلى حداد', 'لح'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
  ['🇳🇴 Trip', '🇳🇴T'],
  ['e\u0301lise', 'É'],
  ['…', '?'],
  ['', '?'],
])('%s is shown as %s', (name, letters) => {
  expect(initials(name).normalize()).toBe(letters.normalize())
})

test('a person always has the same colour, and people differ', () => {
  expect(personColour('@ada:beeper.example')).toBe(personColour('@ada:beeper.example'))
  const colours = Array.from({ length: 100 }, (_, n) => personColour(`@person${n}:example.org`))
  expect(new Set(colours).size).toBe(8)
})

test.each([
  'data:image/png;base64,iVBORw0KGgo=',
  'DATA:image/jpeg;base64,/9j/',
  'data:image/svg+xml,%3Csvg/%3E',
])('a picture within the answer is shown: %s', (url) => expect(pictureSource(url)).toBe(url))

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
])('a picture at any other address is not loaded: %s', (url) =>
  expect(pictureSource(url)).toBeUndefined(),
)
