import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePoint } from '#contract/testing/code-point.ts'
import { firstNameOf } from './first-name.ts'
import { fillPlaceholders, hasName, hasPlaceholder, replaceName } from './placeholder.ts'

test.each([
  ['Ada Obi', 'Ada'],
  ['Obi, Ada', 'Ada'],
  ['van der Berg, Ada', 'Ada'],
  ['Obi, Ada Ngozi', 'Ada'],
  ['Ada', 'Ada'],
  ['  Ada   Obi ', 'Ada'],
  ['Anne-Marie O’Neil', 'Anne-Marie'],
  ['Zoë Ångström', 'Zoë'],
  ['🌸 Ada Obi', 'Ada'],
  ['Ada 🌸', 'Ada'],
  ['Kit 🦊', 'Kit'],
  ['عدا عبيد', 'عدا'],
  ['نور', 'نور'],
  ['עדה אובי', 'עדה'],
  ['Олена Шевченко', 'Олена'],
  ['山田 健二', '山田 健二'],
  ['김민준', '김민준'],
  ['Ada Obi, PhD', 'Ada'],
  ['Sam Park, Jr.', 'Sam'],
  ['Ada Obi (Work)', 'Ada'],
])('the first name of %s is %s', (name, first) => expect(firstNameOf(name)).toBe(first))

test.each([
  ['Dr. Ada Obi', 'Dr. Ada'],
  ['Prof. Dr. Obi', 'Prof. Dr. Obi'],
  ['Obi, Dr. Ada', 'Dr. Ada'],
  ['J. R. Smith', 'J. R. Smith'],
])('titles and initials of %s stay: %s', (name, first) => expect(firstNameOf(name)).toBe(first))

test.each([
  '',
  ' ',
  '🌸',
  '+44 7700 900101',
  '07700 900101',
  'ada@example.org',
  '@ada',
  '{x}',
  ',',
])('“%s” is no name', (name) => expect(firstNameOf(name)).toBeUndefined())

test('without a name there is no first name', () => expect(firstNameOf(undefined)).toBeUndefined())

test('bidi controls are removed from the name', () => {
  expect(firstNameOf('\u202eAda\u202c Obi')).toBe('Ada')
})

test('any first name is one short line with a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (name) => {
      const first = firstNameOf(name)
      if (first === undefined) return
      expect(first).toMatch(/\p{L}/u)
      expect(first).not.toMatch(/[\n\u202e]/)
      expect(first.length).toBeLessThanOrEqual(60)
    }),
  )
})

test('every placeholder is filled with the literal name', () => {
  expect(fillPlaceholders('Hi {first name}! {First Name}?', 'Ada')).toBe('Hi Ada! Ada?')
  expect(fillPlaceholders('Hi {first name}', '$&$1')).toBe('Hi $&$1')
  expect(fillPlaceholders('Hi {name}', 'Ada')).toBe('Hi {name}')
})

test('without a name the placeholder stays', () => {
  const text = fillPlaceholders('Hi {first name}', undefined)
  expect(text).toBe('Hi {first name}')
  expect(hasPlaceholder(text)).toBe(true)
  expect(hasPlaceholder(fillPlaceholders(text, 'Ada'))).toBe(false)
})

test.each([
  ['Hi Ada, are you there?', 'Hi Ben, are you there?'],
  ['Ada', 'Ben'],
  ['Ada, Adam and Ada’s cat; not Nevada', 'Ben, Adam and Ben’s cat; not Nevada'],
])('“%s” becomes “%s” when it is written to Ben', (text, changed) => {
  expect(hasName(text, 'Ada')).toBe(true)
  expect(replaceName(text, 'Ada', 'Ben')).toBe(changed)
})

test.each(['Hi Adam', 'Adaé', '', 'Nevada'])('“%s” does not have the name Ada', (text) => {
  expect(hasName(text, 'Ada')).toBe(false)
  expect(replaceName(text, 'Ada', 'Ben')).toBe(text)
})

test('a name is matched literally, not as a pattern', () => {
  expect(hasName('Hi J.R. (Bob)', 'J.R. (Bob)')).toBe(true)
  expect(hasName('Hi JxR', 'J.R')).toBe(false)
  expect(hasName('Hi', '')).toBe(false)
  expect(replaceName('Hi Ada', 'Ada', '$& $1')).toBe('Hi $& $1')
})
