import { describe, expect, test } from 'vitest'
import { Account } from '#contract/accounts.ts'
import { Chat } from '#contract/chats.ts'
import { playedVersions } from '#contract/overture.ts'
import { sandboxOfVersion } from '../testing/fresh-sandbox.ts'
import { accountOf, ordinary } from '../testing/sample-requests.ts'
import { type PlayedVersion, playedVersion } from './version.ts'

const since = (first: PlayedVersion) => playedVersions.slice(playedVersions.indexOf(first))

describe.each(playedVersions)('Beeper %s', (version) => {
  const has = (first: PlayedVersion) => since(first).includes(version)

  test('has exactly its routes', async () => {
    const { call } = await sandboxOfVersion(version)
    const chat = '/v1/chats/1'
    const found = [
      ['GET', '/v1/accounts', '4.1.294'],
      ['GET', '/v1/chats', '4.1.294'],
      ['GET', `${chat}`, '4.1.294'],
      ['GET', '/v1/accounts/matrix/contacts?query=ada', '4.1.294'],
      ['GET', '/.well-known/oauth-authorization-server', '4.1.294'],
      ['GET', '/v1/info', '4.2.557'],
      ['GET', '/v1/accounts/matrix/contacts/list', '4.2.557'],
      ['POST', '/oauth/introspect', '4.2.557'],
      ['POST', '/v1/chats/start', '4.2.808'],
      ['GET', '/v1/accounts/matrix', '4.3.73'],
      ['GET', '/v1/bridges', '4.3.73'],
      ['GET', '/v1/bridges/matrix/capabilities', '4.3.73'],
    ] as const
    for (const [method, path, first] of found) {
      expect([path, (await call(method, path)) !== 404]).toEqual([path, has(first)])
    }
  })

  test('is named in the header of every response to a valid token', async () => {
    const { app } = await sandboxOfVersion(version)
    const headers = { authorization: 'Bearer sandbox' }
    const answer = await app.request('/v1/accounts', { headers })
    expect(answer.headers.get('x-beeper-desktop-version')).toBe(version)
  })

  test('has exactly its account fields', async () => {
    const { beeper } = await sandboxOfVersion(version)
    const accounts = await beeper.accounts.list()
    const voice = accounts.find(({ accountID }) => accountID === 'gvoice') ?? {}
    expect(Account.parse(voice)).toMatchObject({ user: { fullName: 'Mara Ruiz' } })
    expect('network' in voice).toBe(version !== '4.2.557')
    expect('bridge' in voice).toBe(has('4.2.785'))
    expect('status' in voice).toBe(has('4.3.73'))
    expect('statusText' in voice).toBe(has('4.3.73'))
  })

  test('has exactly its chat fields, in single chats and in lists', async () => {
    const { beeper } = await sandboxOfVersion(version)
    const { items } = await beeper.chats.list({ accountIDs: ['matrix'] })
    const found = await beeper.chats.search({ query: 'reading circle' })
    for (const chat of [items[0], found.items[0], await beeper.chats.retrieve('1')]) {
      expect(Chat.parse(chat)).toMatchObject({ title: expect.any(String), unreadCount: 0 })
      const names = Object.keys(chat ?? {})
      expect(names.includes('network')).toBe(version !== '4.2.557')
      expect(names.includes('description')).toBe(version === '4.1.294' || has('4.2.808'))
      for (const name of ['capabilities', 'draft', 'isReadOnly', 'messageExpirySeconds']) {
        expect([name, names.includes(name)]).toEqual([name, has('4.2.808')])
      }
    }
    const pending = found.items[0]?.participants.items.some((person) => 'isPending' in person)
    expect(pending).toBe(has('4.2.808'))
  })

  test('returns all participants of a chat before 4.2.808, a hundred since', async () => {
    const { beeper } = await sandboxOfVersion(version)
    const { items } = await beeper.chats.search({ query: 'neighbourhood' })
    const { participants } = await beeper.chats.retrieve(items[0]?.id ?? '')
    expect(participants.items).toHaveLength(has('4.2.808') ? 100 : 121)
  })

  test('has the status 409 only since 4.3, and always the same body', async () => {
    const { beeper } = await sandboxOfVersion(version)
    const request = beeper.chats.create({
      accountID: accountOf('gvoice'),
      type: 'single',
      participantIDs: [ordinary('gvoice')[0] ?? ''],
    })
    await expect(request).rejects.toMatchObject({
      status: has('4.3.73') ? 409 : 500,
      error: { code: 'ACCOUNT_NOT_CONNECTED', message: expect.any(String) },
    })
  })
})

test('an unknown version is an error with a message', () => {
  expect(playedVersion()).toBe('4.3.73')
  expect(playedVersions.map((version) => playedVersion(version))).toEqual(playedVersions)
  for (const text of ['4.2', '4.3.74', 'v4.3.73', 'toString']) {
    expect(() => playedVersion(text)).toThrow('Set SANDBOX_VERSION to one of these: 4.1.294')
  }
})
