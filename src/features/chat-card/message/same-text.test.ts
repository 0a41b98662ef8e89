import { expect, test } from 'vitest'
import { isSameText } from './same-text.ts'

test.each([
  ['Don’t', 'Don&#8217;t'],
  ["Don't", 'Don&#x27;t'],
  ["It's", 'It&apos;s'],
  ['a b', 'a&nbsp;b'],
  ['1 < 2 and 3 > 2', '1 &lt; 2 and 3 &gt; 2'],
  ['a <b> c', 'a &lt;b&gt; c'],
  ['Yes :)', 'Yes 🙂'],
  [':)', '🙂'],
  ['caf\u00e9', 'cafe\u0301'],
  ['\ufb01ne', 'fine'],
  ['**bold** words', '<p><strong>bold</strong> words</p>'],
  ['#?!', '#?!'],
])('%j and the received %j are the same text', (sent, received) => {
  expect(isSameText(sent, received)).toBe(true)
})

test.each([
  ['Yes', 'No'],
  ['Yes 👍', 'Yes 👎'],
  ['?', '!'],
  ['<b>', ''],
  ['Yes', undefined],
])('%j and %j are different texts', (sent, received) => {
  expect(isSameText(sent, received)).toBe(false)
})

test('a text of 300 kB is compared quickly', () => {
  const long = '<&#'.repeat(100_000)
  const began = performance.now()
  expect(isSameText(`${long}a`, `${long}b`)).toBe(false)
  expect(performance.now() - began).toBeLessThan(2_000)
})
