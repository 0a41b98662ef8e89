import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NewChat } from '#contract/new-chat.ts'
import { codePoint } from '#contract/testing/code-point.ts'
import { readLink, writeLink } from './form-link.ts'

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((it) => it.trim() === it && !/(?!\u200c|\u200d)[\p{C}\u2028\u2029]/u.test(it))

test('a link restores the form that it was copied from, with the message', () => {
  const user = fc.record(
    { id: text, username: text, phoneNumber: text, email: text, fullName: text },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(user, text, text, (someone, accountID, messageText) => {
      const payload: NewChat = { mode: 'start', accountID, user: someone, messageText }
      const link = readLink(writeLink(payload, { withMessage: true }))
      expect(link).toEqual({
        mode: 'start',
        participants: [],
        account: accountID,
        message: messageText,
        ...(someone.id && { id: someone.id }),
        ...(someone.username && { username: someone.username }),
        ...(someone.phoneNumber && { phone: someone.phoneNumber }),
        ...(someone.email && { email: someone.email }),
        ...(someone.fullName && { name: someone.fullName }),
      })
    }),
  )
})

test('a link to a group restores participants and title', () => {
  const payload: NewChat = {
    mode: 'create',
    accountID: 'matrix',
    type: 'group',
    participantIDs: ['@ada:example.org', '@jun:example.org'],
    title: 'Trip & more',
  }
  expect(readLink(writeLink(payload, { withMessage: false }))).toEqual({
    mode: 'create',
    account: 'matrix',
    type: 'group',
    participants: payload.participantIDs,
    title: 'Trip & more',
  })
})

test('the link contains the message only on request', () => {
  const payload: NewChat = { mode: 'start', accountID: 'a', user: { id: 'x' }, messageText: 'Psst' }
  expect(writeLink(payload, { withMessage: false })).not.toContain('Psst')
  expect(writeLink(payload, { withMessage: true })).toContain('Psst')
})

test.each(['', '#', '#start', '#send?message=x', '#about?start?id=x', 'start?id=x'])(
  '“%s” is no link to the form',
  (fragment) => expect(readLink(fragment)).toBeUndefined(),
)

const own = (address: string) => readLink(`#start?uri=${encodeURIComponent(address)}`)

test.each([
  'web+overture:start?phone=%2B44+7700+900101&text=Hello',
  'web+overture://start?phone=%2B44+7700+900101&message=Hello',
  'WEB+OVERTURE:START/?phone=%2B44%207700%20900101&text=Hello',
])('%s is a link to the form', (address) => {
  expect(own(address)).toEqual({
    mode: 'start',
    participants: [],
    phone: '+44 7700 900101',
    message: 'Hello',
  })
})

test('a web+overture: address may contain a group, a number or any other text', () => {
  expect(own('web+overture:create?type=group&participant=%40ada%3Aexample.org')).toEqual({
    mode: 'create',
    type: 'group',
    participants: ['@ada:example.org'],
  })
  expect(own('web+overture:+15550100')).toMatchObject({ mode: 'start', uri: '+15550100' })
  expect(own('web+overture:ada%40example.org')).toMatchObject({ uri: 'ada@example.org' })
  expect(own('web+overture://%')).toMatchObject({ uri: '%' })
  expect(own('web+overture:')).toEqual({ mode: 'start', participants: [] })
})

test('nested web+overture: addresses are ignored', () => {
  const inner = encodeURIComponent('web+overture:start?id=x')
  expect(own(`web+overture:start?uri=${inner}`)?.id).toBeUndefined()
  const deep = 'web+overture:start?uri='.repeat(2_000)
  expect(own(deep)).toBeDefined()
})

test('`text` is an alias of `message`', () => {
  expect(readLink('#start?id=x&text=Hello')).toMatchObject({ message: 'Hello' })
  expect(readLink('#start?id=x&text=Hello&message=Bye')).toMatchObject({ message: 'Bye' })
})

test('any link is read to known values of limited length without invisible characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (query) => {
      const link = readLink(`#start?${query}`)
      for (const said of Object.values(link ?? {})) {
        if (typeof said === 'string') expect(said.length).toBeLessThanOrEqual(10_000)
      }
      expect(String(link?.name ?? '')).not.toMatch(/\u202e/)
    }),
  )
  const long = readLink(
    `#create?title=${'x'.repeat(9000)}&type=army${'&participant=a'.repeat(9)}&submit=1&participant=%E2%80%AEb`,
  )
  expect(long).toEqual({ mode: 'create', title: 'x'.repeat(500), participants: ['a', 'b'] })
})
