import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { FailureBody, ValidationDetails } from '#contract/endpoint.ts'
import { getSetup } from '#contract/info.ts'
import { listMessages } from '#contract/messages.ts'
import { playedVersions } from '#contract/overture.ts'
import { namedContacts } from '../seed/named-contacts.ts'
import { sandboxOfVersion } from '../testing/fresh-sandbox.ts'
import { chatOn, start } from '../testing/sample-requests.ts'
import type { PlayedVersion } from './version.ts'

const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }
const older = ['4.1.294', '4.2.557', '4.2.785'] as const
const newer = ['4.2.808', '4.3.73'] as const

async function chatOf(version: PlayedVersion) {
  const sandbox = await sandboxOfVersion(version)
  return { ...sandbox, chatID: await chatOn(sandbox.beeper, 'whatsapp') }
}

describe.each(playedVersions)('the messages of a chat in Beeper %s', (version) => {
  let longChat: Awaited<ReturnType<typeof fillChat>>
  // shared, because the tests only read it
  beforeAll(async () => {
    longChat = await fillChat()
  })

  async function fillChat() {
    const sandbox = await chatOf(version)
    for (let index = 1; index <= 45; index++) {
      await sandbox.older.messages.send(sandbox.chatID, { text: `message ${index}` })
    }
    const list = async (query: Record<string, string> = {}) => {
      const path = `/v1/chats/${sandbox.chatID}/messages?${new URLSearchParams(query)}`
      const answer = await sandbox.app.request(path, { headers })
      expect(answer.status).toBe(200)
      const body: unknown = await answer.json()
      return { raw: z.parse(z.looseObject({}), body), ...z.parse(listMessages.answer, body) }
    }
    return { ...sandbox, list }
  }

  test('are paged by sort key without duplicates by the SDK of November 2025', async () => {
    const { older, chatID } = longChat
    const texts: (string | undefined)[] = []
    for await (const message of older.messages.list(chatID)) texts.push(message.text)
    const sent = Array.from({ length: 45 }, (_, index) => `message ${45 - index}`)
    expect(texts.slice(0, 45)).toEqual(sent)
    expect(new Set(texts.slice(45)).size).toBe(texts.length - 45)
    expect(texts.length).toBeGreaterThan(45)
  })

  // sort keys, because message IDs change once they are sent
  const sortKeys = ({ items }: { items: { sortKey: string }[] }) =>
    items.map(({ sortKey }) => sortKey)

  test('are paged from a sort key or a message ID, in both directions', async () => {
    const { list } = longChat
    const first = await list()
    const last = first.items.at(-1)
    const second = await list({ cursor: last?.sortKey ?? '' })
    expect(second.items[0]?.text).toBe('message 25')
    expect(sortKeys(await list({ cursor: last?.id ?? '' }))).toEqual(sortKeys(second))
    const cursor = second.items[0]?.sortKey ?? ''
    const back = await list({ cursor, direction: 'after' })
    expect(sortKeys(back)).toEqual(sortKeys(first))
  })

  test('have cursors only since 4.2.808', async () => {
    const { list } = longChat
    const { raw } = await list()
    const isNew = playedVersions.indexOf(version) >= playedVersions.indexOf('4.2.808')
    const cursors = isNew ? ['newestCursor', 'oldestCursor'] : []
    expect(Object.keys(raw).toSorted()).toEqual(['hasMore', 'items', ...cursors])
  })
})

test('the current SDK pages through all messages', async () => {
  const { beeper, older, chatID } = await chatOf('4.3.73')
  for (let index = 1; index <= 45; index++) await older.messages.send(chatID, { text: `${index}` })
  const sortKeys: string[] = []
  for await (const message of beeper.messages.list(chatID)) sortKeys.push(message.sortKey)
  expect(sortKeys.length).toBeGreaterThan(45)
  expect(sortKeys).toEqual([...new Set(sortKeys)].toSorted().toReversed())
})

test('an invalid cursor is refused', async () => {
  const { app, chatID } = await chatOf('4.3.73')
  const answer = await app.request(`/v1/chats/${chatID}/messages?cursor=stray`, { headers })
  expect([answer.status, FailureBody.parse(await answer.json()).message]).toEqual([
    400,
    'This cursor is not valid',
  ])
})

describe('a reminder', () => {
  async function remind(version: PlayedVersion, reminder: object) {
    const { app, chatID } = await chatOf(version)
    const path = `/v1/chats/${chatID}/reminders`
    const body = JSON.stringify({ reminder })
    const answer = await app.request(path, { method: 'POST', headers, body })
    const chat = await app.request(`/v1/chats/${chatID}`, { headers })
    const stored = z.parse(z.looseObject({ reminder: z.optional(z.unknown()) }), await chat.json())
    const failure: unknown = answer.status === 204 ? undefined : await answer.json()
    return { status: answer.status, stored: stored.reminder, failure }
  }
  const remindAtMs = Date.parse('2099-01-01T00:00:00.000Z')
  const remindAt = '2099-01-01T00:00:00.000Z'

  test.each(older)('is set only in milliseconds in Beeper %s', async (version) => {
    expect((await remind(version, { remindAtMs })).status).toBe(204)
    const { status, failure } = await remind(version, { remindAt })
    const { details } = FailureBody.parse(failure)
    expect([status, ValidationDetails.parse(details).issues[0]?.path]).toEqual([
      400,
      ['body', 'reminder', 'remindAtMs'],
    ])
  })

  test.each(newer)('is set as milliseconds or timestamp in Beeper %s', async (version) => {
    const more = { dismissOnIncomingMessage: true }
    for (const time of [{ remindAt }, { remindAtMs }]) {
      const { status, stored } = await remind(version, { ...time, ...more })
      expect([status, stored]).toEqual([204, { remindAt, ...more }])
    }
    const { status, failure } = await remind(version, {})
    const { details } = FailureBody.parse(failure)
    expect([status, ValidationDetails.parse(details).issues[0]?.path]).toEqual([
      400,
      ['body', 'reminder', 'remindAt'],
    ])
  })

  test.each([-1, 1.5, 8.64e15, '4070908800000', null])('at %s is refused', async (invalid) => {
    expect((await remind('4.2.557', { remindAtMs: invalid })).status).toBe(400)
  })
})

describe('the calls of Beeper’s command line tool', () => {
  test('are supported in 4.3: setup is ready, and typing is accepted', async () => {
    const { app, chatID } = await chatOf('4.3.73')
    const setup = await app.request('/v1/app/setup', { headers })
    expect(getSetup.answer.parse(await setup.json()).state).toBe('ready')
    const type = (chat: string, body: string) =>
      app.request(`/v1/chats/${chat}/typing`, { method: 'POST', headers, body })
    expect((await type(chatID, '{"state":"typing"}')).status).toBe(204)
    expect((await type(chatID, '')).status).toBe(204)
    expect((await type(chatID, '{"state":"singing"}')).status).toBe(400)
    expect((await type('nowhere', '{"state":"paused"}')).status).toBe(404)
  })

  test('are unknown before 4.3', async () => {
    const { call } = await sandboxOfVersion('4.2.808')
    expect(await call('GET', '/v1/app/setup')).toBe(404)
    expect(await call('POST', '/v1/chats/1/typing')).toBe(404)
  })
})

test.each(['4.2.557', '4.3.73'] as const)(
  'reactions and uploads have routes in %s',
  async (version) => {
    const { call } = await sandboxOfVersion(version)
    for (const kind of ['upload', 'upload/base64', 'download']) {
      expect(await call('POST', `/v1/assets/${kind}`)).toBe(422)
    }
    expect(await call('DELETE', '/v1/chats/1/messages/1/reactions/x')).toBe(404)
  },
)

test('a name sent as ID and username is unknown, not malformed', async () => {
  const { beeper } = await sandboxOfVersion('4.3.73')
  const name = 'Unknown Name'
  const user = { id: name, username: name, fullName: name }
  await expect(beeper.chats.start(start('matrix', user))).rejects.toMatchObject({
    status: 404,
    error: { code: 'USER_NOT_FOUND' },
  })
})

test('null clears clearable fields and is refused for others', async () => {
  const { app, beeper } = await sandboxOfVersion('4.3.73')
  const chatID = await chatOn(beeper, 'whatsapp', 'group')
  const send = async (method: string, path: string, body: object) =>
    (await app.request(path, { method, headers, body: JSON.stringify(body) })).status
  for (const field of ['draft', 'title', 'description', 'imgURL', 'messageExpirySeconds']) {
    expect([field, await send('PATCH', `/v1/chats/${chatID}`, { [field]: null })]).toEqual([
      field,
      200,
    ])
  }
  expect(await send('PATCH', `/v1/chats/${chatID}`, { isPinned: null })).toBe(400)
  const toAda = start('whatsapp', { phoneNumber: namedContacts.ada.phoneNumber })
  for (const field of ['messageText', 'allowInvite']) {
    expect(await send('POST', '/v1/chats/start', { ...toAda, [field]: null })).toBe(400)
  }
})
