import { expect, test } from 'vitest'
import { networkByType } from '../networks/networks.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { allNamedContacts, fillerContacts, namedContacts } from './named-contacts.ts'
import { portraitOf } from './portraits.ts'
import { scenarioContacts } from './scenario-contacts.ts'

const sitting = (
  { fullName, phoneNumber }: { fullName: string; phoneNumber: string },
  isStranger = false,
) =>
  portraitOf({
    ...{ fullName, phoneNumber, username: null, isStranger },
    networkID: phoneNumber.slice(1),
  })

test('every named contact has a small portrait without script', () => {
  for (const who of [...allNamedContacts, ...Object.values(scenarioContacts)]) {
    const portrait = sitting(who) ?? ''
    expect(portrait).toMatch(/^data:image\/svg\+xml,%3Csvg xmlns=/)
    expect(portrait.length).toBeLessThan(1_000)
    const svg = decodeURIComponent(portrait.replace('data:image/svg+xml,', ''))
    const elements = [...svg.matchAll(/<(\w+)/g)].map(([, name]) => name)
    expect(['svg', 'path', 'circle', 'g']).toEqual(expect.arrayContaining(elements))
    expect(svg).not.toMatch(/\son|url\(|href|undefined/)
  }
})

test('two people who share a name have faces of their own, on every network', () => {
  expect(sitting(namedContacts.samOne)).not.toBe(sitting(namedContacts.samTwo))
  const onTelegram = portraitOf({
    ...{ fullName: 'Sam Park', username: 'sampark_music', phoneNumber: null, isStranger: false },
    networkID: '1900000000',
  })
  expect(onTelegram).toBe(sitting(namedContacts.samTwo))
})

test('faces differ', () => {
  expect(new Set(allNamedContacts.map((who) => sitting(who))).size).toBeGreaterThan(
    allNamedContacts.length * 0.9,
  )
})

test('the many others, and strangers who call themselves so, have none', () => {
  for (const who of fillerContacts(240)) expect(sitting(who)).toBeUndefined()
  expect(sitting(namedContacts.ada, true)).toBeUndefined()
})

test('the sandbox shows the portraits of contacts and in chats, and answers stay small', async () => {
  const { beeper } = await freshSandbox()
  const { items } = await beeper.accounts.contacts.search(
    networkByType('whatsapp').account.accountID,
    { query: 'Ada Obi' },
  )
  expect(items.find(({ fullName }) => fullName === 'Ada Obi')?.imgURL).toBe(
    sitting(namedContacts.ada),
  )
  const page = await beeper.accounts.contacts.list(networkByType('whatsapp').account.accountID, {
    limit: 100,
  })
  expect(JSON.stringify(page.items).length).toBeLessThan(60_000)
})
