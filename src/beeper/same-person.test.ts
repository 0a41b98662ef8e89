import { expect, test } from 'vitest'
import { givenIn, isSamePerson } from './same-person.ts'

const ada = {
  id: '@ada:beeper.com',
  username: 'Ada_Obi',
  phoneNumber: '+447700900101',
  email: 'ada@example.org',
}

test.each([
  ['id', '@ada:beeper.com', true],
  ['id', '@Ada:beeper.com', false],
  ['username', '@ada_obi', true],
  ['username', 'ada', false],
  ['phoneNumber', '+44 7700 900101', true],
  ['phoneNumber', '+44 7700 90010', false],
  ['email', 'ADA@example.org', true],
] as const)('%s %s names Ada: %s', (kind, value, isAda) => {
  expect(isSamePerson(ada, { kind, value })).toBe(isAda)
})

test('a missing identifier names nobody', () => {
  expect(isSamePerson({ id: 'x' }, { kind: 'email', value: '' })).toBe(false)
})

test('the identifier that Beeper tries first decides', () => {
  expect(givenIn({ email: 'ada@example.org', phoneNumber: '+447700900101' })).toEqual({
    kind: 'phoneNumber',
    value: '+447700900101',
  })
  expect(givenIn({ fullName: 'Ada' })).toBeUndefined()
})
