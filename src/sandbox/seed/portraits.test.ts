import { expect, test } from 'vitest'
import { networkByType } from '../networks/networks.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { allNamedContacts, fillerContacts, namedContacts } from './named-contacts.ts'
import { portraitOf } from './portraits.ts'
import { scenarioContacts } from './scenario-contacts.ts'

const portraitFor = (
  { fullName, phoneNumber }: { fullName: string; phoneNumber: string },
  isStranger = false,
) =>
  portraitOf({
    ...{ fullName, phoneNumber, username: null, isStranger },
    networkID: phoneNumber.slice(1),
  })

test('every named contact has a small portrait without script', () => {
  for (const contact of [...allNamedContacts, ...Object.values(scenarioContacts)]) {
    const portrait = portraitFor(contact) ?? ''
    expect(portrait).toMatch(/^data:image\/svg\+xml,%3Csvg xmlns=/)
    expect(portrait.length).toBeLessThan(1_000)
    const svg = decodeURIComponent(portrait.replace('data:image/svg+xml,', ''))
    const elements = [...svg.matchAll(/<(\w+)/g)].map(([, name]) => name)
    expect(['svg', 'path', 'circle', 'g']).toEqual(expect.arrayContaining(elements))
    expect(svg).not.toMatch(/\son|url\(|href|undefined/)
  }
})

test('two contacts with the same name have different portraits, the same on every network', () => {
  expect(portraitFor(namedContacts.samOne)).not.toBe(portraitFor(namedContacts.samTwo))
  const onTelegram = portraitOf({
    ...{ fullName: 'Sam Park', username: 'sampark_music', phoneNumber: null, isStranger: false },
    networkID: '1900000000',
  })
  expect(onTelegram).toBe(portraitFor(namedContacts.samTwo))
})

test('most portraits differ', () => {
  expect(new Set(allNamedContacts.map((contact) => portraitFor(contact))).size).toBeGreaterThan(
    allNamedContacts.length * 0.9,
  )
})

test('filler contacts and strangers with a known name have no portrait', () => {
  for (const contact of fillerContacts(240)) expect(portraitFor(contact)).toBeUndefined()
  expect(portraitFor(namedContacts.ada, true)).toBeUndefined()
})

test('the contact list contains portraits and stays small', async () => {
  const { beeper } = await freshSandbox()
  const { items } = await beeper.accounts.contacts.search(
    networkByType('whatsapp').account.accountID,
    { query: 'Ada Obi' },
  )
  expect(items.find(({ fullName }) => fullName === 'Ada Obi')?.imgURL).toBe(
    portraitFor(namedContacts.ada),
  )
  const page = await beeper.accounts.contacts.list(networkByType('whatsapp').account.accountID, {
    limit: 100,
  })
  expect(JSON.stringify(page.items).length).toBeLessThan(60_000)
})
