import { expect, test } from 'vitest'
import { movedTo, pickedUser } from './picked-user.ts'

const ada = { id: '@447700900101:wa', fullName: 'Ada Obi', phoneNumber: '+447700900101' }

test('the ID of one account is not kept as the ID on another', () => {
  const moved = movedTo(pickedUser(ada, '/sandbox wa'), '/sandbox signal')
  expect(moved).toMatchObject({ id: '+447700900101', name: 'Ada Obi', doubt: 'asking' })
  // what tells them from a namesake goes along
  expect(moved).toMatchObject({ about: '+447700900101', at: '/sandbox signal' })
})

test('back on the first account they are who they were', () => {
  const picked = pickedUser(ada, '/sandbox wa')
  const moved = movedTo(picked, '/sandbox signal')
  expect(movedTo(moved, '/sandbox wa')).toEqual(picked)
  const found = pickedUser({ id: 'uuid', fullName: 'Ada 🎻' }, '/sandbox signal', moved)
  expect(found).toMatchObject({ id: 'uuid', name: 'Ada 🎻', known: { fullName: 'Ada Obi' } })
  expect(movedTo(found, '/sandbox wa')).toMatchObject({ id: ada.id, name: 'Ada Obi' })
})

test('the same account of another server is another place', () => {
  expect(movedTo(pickedUser(ada, '/sandbox wa'), '/beeper wa').doubt).toBe('asking')
})
