import { expect, test } from 'vitest'
import { initials } from './initials.ts'
import { personColour } from './person-colour.ts'

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

test('a person keeps one colour, and people differ', () => {
  expect(personColour('@ada:beeper.example')).toBe(personColour('@ada:beeper.example'))
  const colours = Array.from({ length: 100 }, (_, n) => personColour(`@person${n}:example.org`))
  expect(new Set(colours).size).toBe(8)
})
