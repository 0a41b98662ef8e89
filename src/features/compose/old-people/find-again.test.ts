import { expect, test } from 'vitest'
import type { User } from '#contract/user.ts'
import { toE164 } from '#recognize/phone-library.ts'
import type { Known } from '../draft.ts'
import { findAgain, mayBe } from './find-again.ts'

const ada: User = { id: 'u1', fullName: 'Ada Obi', phoneNumber: '+447700900101' }
const tess: User = { id: 'u2', fullName: 'Tess Brandt', username: 'tess_brandt' }
const namesake: User = { id: 'u3', fullName: 'Sam Park', username: 'sampark_music' }
const zoes: User[] = ['u4', 'u5'].map((id) => ({ id, fullName: 'Zoë Ångström' }))
const hidden: User = { id: 'u6', fullName: 'Jun L.', email: 'jun@example.org' }
const everybody = [ada, tess, namesake, ...zoes, hidden]

// answers as a contact search does: whoever holds the words
const ask = async (query: string) =>
  everybody.filter((user) =>
    Object.values(user).join(' ').toLowerCase().includes(query.toLowerCase()),
  )
const finder = {
  at: '/sandbox b',
  ask,
  self: { id: 'me' },
  toE164: (typed: string) => toE164(typed),
}
const known = (known: Known) => ({ id: 'old', name: 'old', at: '/sandbox a', known })

test.each([
  ['a number, whatever the name', { phoneNumber: '+447700900101', fullName: 'Ada from work' }, ada],
  ['an address', { email: 'jun@example.org', fullName: 'Jun Lindqvist' }, hidden],
  ['a number as it was typed', { typed: '0044 (0)7700 900101', fullName: 'Ada' }, ada],
  ['a username and a name that agree', { username: 'Tess_Brandt', fullName: 'Tess Brandt' }, tess],
  ['words that never meant anybody else', { typed: 'ada' }, ada],
])('%s finds them again', async (_, what, user) => {
  expect(await findAgain(known(what), finder)).toEqual({ state: 'ready', user })
})

test.each([
  ['a name alone', { fullName: 'Sam Park', phoneNumber: '+15550100130' }, 'unsure'],
  ['a username of another name', { username: 'tess_brandt', fullName: 'Tess Ito' }, 'unsure'],
  ['a name that fits two', { fullName: 'Zoë Ångström' }, 'several'],
  ['nothing that is known here', { fullName: 'Nobody', email: 'no@example.org' }, 'unknown'],
])('%s is not enough', async (_, what, state) => {
  expect((await findAgain(known(what), finder)).state).toBe(state)
})

test('everybody who may be meant is there to choose from', async () => {
  const person = known({ typed: 'zoë', fullName: 'Sam Park', phoneNumber: '+15550100130' })
  expect(await mayBe(person, finder)).toEqual([namesake, ...zoes])
})
