import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { groupComparison, type Requested } from './group-comparison.ts'

const mara = { id: '@whatsapp_15550100142:example.org', isSelf: true, isAdmin: true }
const ada = { id: '@whatsapp_447700900101:example.org', fullName: 'Ada Obi' }
const bot = { id: '@whatsappbot:example.org', isNetworkBot: true }
const mo: Requested = { id: '@whatsapp_15550109010:example.org', name: 'Missing Mo' }
const askedAda: Requested = { id: ada.id, name: 'Ada Obi' }

const group = (items: object[], more: object = {}) =>
  Chat.parse({
    id: '!walk:example.org',
    accountID: 'whatsapp',
    type: 'group',
    unreadCount: 0,
    participants: { items, hasMore: false, total: items.length, ...more },
  })

const names = (requested: readonly Requested[]) => requested.map(({ name }) => name)

test('joined, invited and missing people are separate lists', () => {
  const ana = { id: '@whatsapp_15550100106:example.org', isPending: true }
  const asked = [askedAda, { id: ana.id, name: 'Ana Ruiz' }, mo]
  const compared = groupComparison(group([mara, ada, ana, bot]), asked)
  expect(compared?.joined.map(({ id }) => id)).toEqual([ada.id])
  expect(compared?.invited.map(({ id }) => id)).toEqual([ana.id])
  expect(names(compared?.missing ?? [])).toEqual(['Missing Mo'])
  expect(compared?.unknown).toEqual([])
  expect(compared?.unexpected).toEqual([])
})

test.each([
  ['by the number beside the ID', { phoneNumber: '+447700900101' }, askedAda],
  [
    'by the number that was known',
    { phoneNumber: '+44 7700 900101' },
    { id: '@signal_ada:example.org', name: '', phoneNumber: '+447700900101' },
  ],
  [
    'by a number that was typed',
    { phoneNumber: '+447700900101' },
    { id: '+447700900101', name: '' },
  ],
  ['by the handle', { username: '@Ada_Obi' }, { id: 'x', name: '', username: 'ada_obi' }],
  ['by the address', { email: 'Ada@example.org' }, { id: 'x', name: '', email: 'ada@example.org' }],
  ['by a name only they have', { fullName: 'Ada Obi' }, askedAda],
])('a person with another ID is matched %s', (_, fields, asked) => {
  const lid = { id: '@whatsapp_lid-77001:example.org', ...fields }
  const compared = groupComparison(group([mara, lid]), [asked])
  expect(compared?.joined).toHaveLength(1)
  expect(compared?.missing).toEqual([])
  expect(compared?.unknown).toEqual([])
  expect(compared?.unexpected).toEqual([])
})

test('a namesake with another number is not matched', () => {
  const namesake = { id: 'y', fullName: 'Ada Obi', phoneNumber: '+447700900999' }
  const compared = groupComparison(group([mara, namesake]), [askedAda])
  expect(names(compared?.missing ?? [])).toEqual(['Ada Obi'])
  expect(compared?.unexpected.map(({ id }) => id)).toEqual(['y'])
})

test('two people with the same name are not matched', () => {
  const twins = ['1', '2'].map((id) => ({ id, fullName: 'Ada Obi' }))
  const compared = groupComparison(group([mara, ...twins]), [askedAda])
  expect(compared?.joined).toEqual([])
  expect(compared?.unexpected).toHaveLength(2)
})

test.each([
  ['more are held back', { hasMore: true }],
  ['fewer came than there are', { total: 150 }],
])('people are unknown, not missing, if the answer is partial: %s', (_, more) => {
  const compared = groupComparison(group([mara, ada], more), [askedAda, mo])
  expect(compared?.joined).toHaveLength(1)
  expect(compared?.missing).toEqual([])
  expect(names(compared?.unknown ?? [])).toEqual(['Missing Mo'])
})

test('an absent person is unknown if a participant hides the number', () => {
  const hidden = { id: '@whatsapp_lid-9:example.org' }
  const compared = groupComparison(group([mara, hidden]), [mo])
  expect(names(compared?.unknown ?? [])).toEqual(['Missing Mo'])
  expect(compared?.missing).toEqual([])
})

test('a person requested or listed twice counts once', () => {
  const compared = groupComparison(group([mara, ada, ada]), [askedAda, askedAda, mo, mo])
  expect(compared?.joined).toHaveLength(1)
  expect(compared?.missing).toHaveLength(1)
})

test('direct chats and chats without requested people are not compared', () => {
  expect(groupComparison({ ...group([mara, ada]), type: 'single' }, [mo])).toBeUndefined()
  expect(groupComparison(group([mara, ada]), [])).toBeUndefined()
})

test('5,000 participants are compared within a frame or two', () => {
  const people = Array.from({ length: 5_000 }, (_, n) => ({
    id: `@whatsapp_lid-${n}:example.org`,
    phoneNumber: `+1555${2_000_000 + n}`,
  }))
  const asked = people.map(({ phoneNumber }) => ({
    id: `@whatsapp_${phoneNumber.slice(1)}:example.org`,
    name: phoneNumber,
  }))
  const chat = group(people)
  const began = performance.now()
  expect(groupComparison(chat, asked)?.joined).toHaveLength(5_000)
  expect(performance.now() - began).toBeLessThan(500)
})
