import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ChatCapabilities } from '#contract/capabilities.ts'
import { networks } from '#contract/networks.ts'
import { allNetworks, networkByType } from './networks.ts'

const readers = allNetworks.flatMap((network) =>
  Object.entries(network.read).map(([kind, read]) => ({
    type: network.type,
    kind,
    read,
    network,
  })),
)

test('the sandbox plays every network of the contract, and no other', () => {
  expect(allNetworks.map(({ type }) => type).sort()).toEqual(Object.keys(networks).sort())
})

test('account IDs and bridge IDs are told apart, and bridge IDs fit into a path', () => {
  expect(new Set(allNetworks.map(({ account }) => account.accountID)).size).toBe(allNetworks.length)
  expect(new Set(allNetworks.map(({ account }) => account.bridge.id)).size).toBe(allNetworks.length)
  for (const { account } of allNetworks) expect(account.bridge.id).toMatch(/^[A-Za-z0-9_-]+$/)
})

test('only what a bridge says it looks up is read, whether it verifies or not', () => {
  for (const { facts, read } of allNetworks) {
    const can = facts.capabilities.resolve_identifier
    if (read.phoneNumber) expect(can.lookup_phone || can.any_phone).toBe(true)
    if (read.username) expect(can.lookup_username).toBe(true)
    if (read.email) expect(can.lookup_email).toBe(true)
  }
})

test('a network that verifies nothing has an ID for every number', () => {
  for (const { unverifiedID, networkID, facts, type } of allNetworks) {
    const id = unverifiedID?.('+15550100101')
    expect([type, id !== undefined]).toEqual([
      type,
      facts.capabilities.resolve_identifier.any_phone,
    ])
    if (id !== undefined) expect(networkID(id)).toBe(id)
  }
})

test('a type that nobody plays is an error that names it', () => {
  expect(networkByType('signal').account.network).toBe('Signal')
  expect(() => networkByType('line')).toThrow('The sandbox plays no network called "line"')
})

describe.each(allNetworks)('$type', ({ type, facts, account, userID, networkID, ...network }) => {
  test('the row of the contract is its own', () => {
    expect(facts).toBe(networks[type])
    expect(account.bridge.type).toBe(type)
  })

  test('your own ID survives the way in and out', () => {
    const inside = networkID(account.selfID)
    expect(inside).toBeDefined()
    expect(userID(inside ?? '')).toBe(account.selfID)
  })

  test('text that is no ID is told apart', () => {
    for (const text of ['', ' ', '@', '@nobody', 'Ada Obi', '@ada:elsewhere.example extra']) {
      expect(networkID(text)).toBeUndefined()
    }
  })

  test('any text either names nobody or names one ID that reads the same again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[@+\w:.-]*$/)),
        (text) => {
          const inside = networkID(text)
          if (inside !== undefined) expect(networkID(userID(inside))).toBe(inside)
        },
      ),
    )
  })

  test('chat IDs differ per chat', () => {
    expect(network.chatID('1')).not.toBe(network.chatID('2'))
  })

  test('what chats can do is said in the words of the contract, with its text limit', () => {
    for (const chat of [network.chats.direct, network.chats.group]) {
      const sent = JSON.parse(JSON.stringify(chat))
      expect(JSON.parse(JSON.stringify(ChatCapabilities.parse(sent)))).toEqual(sent)
      expect(chat.maxTextLength).toBe(facts.maxTextLength)
    }
  })
})

describe.each(readers)('$kind on $type', ({ read, network }) => {
  test('any text is either read or refused; a read value stays as it is and can be given an ID', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^[@+\w:./ -]*$/),
          fc.emailAddress(),
        ),
        (text) => {
          const reading = read(text)
          if ('refused' in reading) {
            expect(reading.refused).not.toBe('')
            return
          }
          expect(read(reading.value)).toEqual(reading)
          const unverified = network.unverifiedID?.(reading.value)
          if (unverified !== undefined) expect(network.networkID(unverified)).toBe(unverified)
        },
      ),
    )
  })
})
