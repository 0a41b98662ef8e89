import { expect, test } from 'vitest'
import type { User } from '#contract/user.ts'
import { toE164 } from '#recognize/phone-library.ts'
import { findPerson } from './find-person.ts'

const mara: User = { id: '@mara:x.org', fullName: 'Mara Ruiz', phoneNumber: '+15550100142' }
const ada: User = { id: '@ada:x.org', fullName: 'Ada Obi', phoneNumber: '+447700900101' }
const samOne: User = { id: '@sam:x.org', fullName: 'Sam Park', email: 'sam@example.org' }
const samTwo: User = { id: '@sam2:x.org', fullName: 'Sam Park', username: 'sam2' }
const teo: User = { id: '@teo:x.org', fullName: 'Teo Eriksen', cannotMessage: true }
const everybody = [ada, samOne, samTwo, teo]

// answers as a contact search does: whoever holds the words
const ask = async (query: string) =>
  everybody.filter((user) =>
    Object.values(user).join(' ').toLowerCase().includes(query.toLowerCase()),
  )
const find = (entry: string) => findPerson(entry, { at: 'x', ask, self: mara, toE164 })

test.each([
  ['Ada Obi', ada],
  ['ada', ada],
  ['"Somebody else" <0044 (0)7700 900101>', ada],
  ['@ada:x.org', ada],
  ['Sam <sam@example.org>', samOne],
  ['@sam2', samTwo],
])('%s is ready', async (entry, user) => {
  expect(await find(entry)).toEqual({ state: 'ready', user })
})

test.each([
  ['Sam Park', 'several'],
  ['Nobody at all', 'unknown'],
  ['@nobody:x.org', 'unknown'],
  ['@x.org:x.org', 'unknown'],
  ['@ada', 'unknown'],
  ['https://chat.whatsapp.com/AbCd', 'unknown'],
  // it is the end of a number, and may be the end of another
  ['7700 900101', 'unknown'],
  ['Teo Eriksen', 'refused'],
  ['+1 (555) 010-0142', 'self'],
  ['mara ruiz', 'self'],
])('%s is %s', async (entry, state) => {
  expect((await find(entry)).state).toBe(state)
})
