import { describe, expect, test } from 'vitest'
import { accountStatuses } from '#contract/accounts.ts'
import { fillerContactCount, fillerContacts } from '../seed/named-contacts.ts'
import { scenarioContacts, scenarioNameByNetworkID } from '../seed/scenario-contacts.ts'
import { allNetworks, networkByType } from './networks.ts'
import type { IdentifierKind } from './shared.ts'

const fictional = /^\+(1555010\d{4}|447700900\d{3}|491515550\d{4}|3319900\d{4}|61491570\d{3})$/
const kinds: readonly IdentifierKind[] = ['username', 'phoneNumber', 'email']

test('Mara has an account on every network', () => {
  for (const { seed } of allNetworks) expect(seed.self.fullName).toBe('Mara Ruiz')
})

test('one account needs attention, one has to be reconnected, all others are connected', () => {
  const notConnected = allNetworks
    .filter(({ seed }) => (seed.status ?? 'connected') !== 'connected')
    .map(({ type, seed }) => ({ type, status: seed.status, statusText: seed.statusText }))
  const statusText = expect.stringMatching(/./)
  expect(notConnected).toEqual([
    { type: 'linkedin', status: 'attention_required', statusText },
    { type: 'gvoice', status: 'reconnect_required', statusText },
  ])
})

test('İpek is on WhatsApp, with a chat three days old, and on Signal, but not on Telegram', () => {
  const ipek = allNetworks
    .filter(({ seed }) => seed.people.some(({ fullName }) => fullName === 'İpek Demir'))
    .map(({ type }) => type)
  expect(ipek).toEqual(expect.arrayContaining(['whatsapp', 'signal']))
  expect(ipek).not.toContain('telegram')
  expect(networkByType('whatsapp').seed.chats).toContainEqual(
    expect.objectContaining({ with: ['4915155501234'], type: 'single', lastActiveDaysAgo: 3 }),
  )
})

test('filler contacts are distinct', () => {
  expect(new Set(fillerContacts(fillerContactCount).map(({ handle }) => handle)).size).toBe(
    fillerContactCount,
  )
  expect(
    new Set(fillerContacts(fillerContactCount).map(({ phoneNumber }) => phoneNumber)).size,
  ).toBe(fillerContactCount)
})

test.each(['whatsapp', 'matrix'])('every scenario contact is on %s', (type) => {
  const names = networkByType(type)
    .seed.people.filter(({ networkID }) => scenarioNameByNetworkID.has(networkID))
    .map(({ fullName }) => fullName)
  expect(names.sort()).toEqual(
    Object.values(scenarioContacts)
      .map(({ fullName }) => fullName)
      .sort(),
  )
})

describe.each(allNetworks)('$type', (network) => {
  const { people, chats, self, status } = network.seed

  test('has at least 15 contacts', () => {
    expect(people.filter((person) => !person.stranger).length).toBeGreaterThanOrEqual(15)
  })

  test('has valid and unique IDs', () => {
    for (const { networkID } of people) {
      expect(network.networkID(networkID)).toBe(networkID)
      expect(network.networkID(network.userID(networkID))).toBe(networkID)
    }
    const ids = people.map(({ networkID }) => networkID)
    expect(new Set([...ids, network.networkID(network.account.selfID)]).size).toBe(ids.length + 1)
  })

  test.each(kinds)('stores every %s as the network reads it, without duplicates', (kind) => {
    const read = network.read[kind] ?? ((value: string) => ({ value }))
    const given = [...people, self].flatMap((person) => person[kind] ?? [])
    for (const value of given) expect(read(value)).toEqual({ value })
    expect(new Set(given).size).toBe(given.length)
  })

  test('has only numbers and addresses reserved for fiction', () => {
    for (const { phoneNumber, email } of [...people, self]) {
      expect(phoneNumber ?? '+15550100000').toMatch(fictional)
      expect(email ?? 'ada@example.org').toMatch(/@example\.org$/)
    }
  })

  test('has three to eight chats with contacts of the account, with different last activity', () => {
    const known = new Set(people.map(({ networkID }) => networkID))
    for (const chat of chats) {
      expect(chat.with.filter((networkID) => !known.has(networkID))).toEqual([])
      expect(chat.with.length > 1).toBe(chat.type === 'group')
    }
    expect(chats.length).toBeGreaterThanOrEqual(3)
    expect(chats.length).toBeLessThanOrEqual(8)
    expect(new Set(chats.map((chat) => chat.lastActiveDaysAgo)).size).toBe(chats.length)
  })

  test('has a known account status', () => {
    expect(accountStatuses).toContain(status ?? 'connected')
  })
})
