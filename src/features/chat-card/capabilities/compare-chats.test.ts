import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { networkByType } from '#sandbox/networks/networks.ts'
import { compareChats } from './compare-chats.ts'

const compared = (type: 'single' | 'group', capabilities: object) => {
  const raw = {
    id: '!walk:example.org',
    accountID: 'matrix',
    type,
    unreadCount: 0,
    participants: { items: [], hasMore: false, total: 0 },
    capabilities,
  }
  return { chat: Chat.parse(raw), raw }
}

const rows = (one: ReturnType<typeof compared>, other: ReturnType<typeof compared>) =>
  compareChats(one, other).flatMap((group) => group.rows)

test('only differences are marked', () => {
  const all = rows(
    compared('single', { reply: 2, edit: 2, editMaxAge: 900 }),
    compared('single', { reply: 2, edit: 2, editMaxAge: 3600 }),
  )
  expect(all.find(({ path }) => path === 'reply')).toMatchObject({ differs: false })
  expect(all.filter(({ differs }) => differs)).toEqual([
    {
      path: 'edit',
      label: 'Edit',
      one: 'fully supported, within 15 minutes',
      other: 'fully supported, within 1 hour',
      differs: true,
    },
  ])
})

test('a chat does not differ from itself', () => {
  const whatsapp = compared('group', networkByType('whatsapp').chats.group)
  expect(rows(whatsapp, whatsapp).some(({ differs }) => differs)).toBe(false)
})

test('a capability that only one chat specifies is compared with a dash', () => {
  const { direct, group } = networkByType('whatsapp').chats
  const all = rows(compared('single', direct), compared('group', group))
  expect(all.find(({ path }) => path === 'participantActions.kick')).toMatchObject({
    one: '–',
    other: 'fully supported',
  })
})

test('attachments are compared kind by kind, after everything else', () => {
  const one = compared('single', networkByType('whatsapp').chats.direct)
  const other = compared('single', networkByType('instagramgo').chats.direct)
  const groups = compareChats(one, other)
  expect(groups.at(-1)?.name).toBe('Attachments')
  expect(groups.at(-1)?.rows.find(({ label }) => label === 'File')).toMatchObject({ other: '–' })
})

test('values of an unexpected type are compared as JSON', () => {
  const all = rows(compared('single', { reply: 'now and then' }), compared('single', { reply: 2 }))
  expect(all.find(({ path }) => path === 'reply')).toMatchObject({
    one: '"now and then"',
    other: 'fully supported',
    differs: true,
  })
})
