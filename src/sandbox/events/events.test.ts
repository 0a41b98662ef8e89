import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import { namedContacts } from '../seed/named-contacts.ts'
import { listenAt, listeningSandbox } from '../testing/listening.ts'
import { chatOn, start } from '../testing/sample-requests.ts'

const ready = { type: 'ready', version: 1, chatIDs: [] }

async function listening() {
  const sandbox = await listeningSandbox()
  const client = listenAt(sandbox.url)
  expect(await client.next()).toEqual(ready)
  return { ...sandbox, ...client }
}

describe('a reset', () => {
  const reset = ({ app }: Pick<Awaited<ReturnType<typeof listening>>, 'app'>) =>
    app.request('/reset', { method: 'POST', headers: { authorization: 'Bearer sandbox' } })

  test('sends subscribers of a chat whether it still exists, and closes the connection', async () => {
    const sandbox = await listening()
    const { beeper, next, subscribe, socket } = sandbox
    const { phoneNumber } = namedContacts.ada
    const created = await beeper.chats.start(start('gmessages', { phoneNumber }))
    const seeded = await chatOn(beeper, 'signal')
    await subscribe(created.id, seeded)
    const closed = once(socket, 'close')
    await reset(sandbox)
    expect([await next(), await next()]).toMatchObject([
      { type: 'chat.deleted', seq: 1, chatID: created.id, ids: [created.id] },
      { type: 'chat.upserted', seq: 2, chatID: seeded, ids: [seeded] },
    ])
    expect((await closed)[0]).toBe(1012)
  })

  test('drops the scheduled events of earlier messages', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const sandbox = await listeningSandbox()
    const before = vi.getTimerCount()
    await sandbox.beeper.messages.send(await chatOn(sandbox.beeper, 'whatsapp'), { text: 'Hi' })
    expect(vi.getTimerCount()).toBe(before + 1)
    await reset(sandbox)
    expect(vi.getTimerCount()).toBe(before)
  })
})

describe('a subscriber to all chats', () => {
  test('gets events for a new chat, its first message, and its delivery', async () => {
    const { beeper, next, subscribe } = await listening()
    expect(await subscribe('*')).toEqual({ type: 'subscriptions.updated', chatIDs: ['*'] })
    const { phoneNumber } = namedContacts.ada
    const chat = await beeper.chats.start(start('whatsapp', { phoneNumber }, { messageText: 'Hi' }))

    const [opened, sent, delivered] = [await next(), await next(), await next()]
    expect(opened).toMatchObject({ type: 'chat.upserted', seq: 1, chatID: chat.id, ids: [chat.id] })
    expect(sent).toMatchObject({
      type: 'message.upserted',
      seq: 2,
      entries: [{ text: 'Hi', sendStatus: { status: 'PENDING' } }],
    })
    const [message] = delivered.type === 'message.upserted' ? (delivered.entries ?? []) : []
    expect(delivered).toMatchObject({ seq: 3, chatID: chat.id, ids: [message?.id] })
    expect(message?.sendStatus?.status).toBe('SUCCESS')
    expect(await beeper.messages.retrieve(message?.id ?? '', { chatID: chat.id })).toEqual(message)
  })

  test('gets edits, deletions and changes of chats, in their order', async () => {
    const { beeper, next, subscribe } = await listening()
    const chatID = await chatOn(beeper, 'telegram')
    const { items } = await beeper.messages.list(chatID)
    const ownID = items.find((message) => message.isSender)?.id ?? ''
    await subscribe('*')
    await beeper.messages.update(ownID, { chatID, text: 'Tea!' })
    await beeper.messages.delete(ownID, { chatID })
    await beeper.chats.update(chatID, { isPinned: true })
    await beeper.chats.archive(chatID)
    await beeper.chats.markRead(chatID)
    await beeper.chats.reminders.delete(chatID)
    expect(await next()).toMatchObject({ type: 'message.upserted', entries: [{ text: 'Tea!' }] })
    expect(await next()).toMatchObject({ type: 'message.deleted', seq: 2, ids: [ownID] })
    for (const seq of [3, 4, 5, 6]) {
      const event = await next()
      expect(event).toEqual({
        type: 'chat.upserted',
        seq,
        chatID,
        ids: [chatID],
        ts: expect.any(String),
      })
      expect(Date.parse('ts' in event ? String(event.ts) : '')).toBeGreaterThan(Date.now() - 60_000)
    }
  })

  test('gets no event for a refused request or an existing chat', async () => {
    const { beeper, received, next, subscribe } = await listening()
    await subscribe('*')
    const chatID = await chatOn(beeper, 'whatsapp')
    await expect(beeper.messages.send(chatID, { text: '' })).rejects.toThrow('needs a text')
    await expect(beeper.chats.update(chatID, { title: 'a' })).rejects.toThrow('cannot be changed')
    await beeper.chats.start(start('whatsapp', { phoneNumber: namedContacts.ana.phoneNumber }))
    await beeper.chats.archive(chatID)
    expect(await next()).toMatchObject({ type: 'chat.upserted', seq: 1, chatID })
    expect(received).toEqual([])
  })
})

test('a subscriber to some chats, by either of their IDs, gets only their events', async () => {
  const { beeper, events, next, subscribe } = await listening()
  const [one, two, three] = [
    await chatOn(beeper, 'whatsapp'),
    await chatOn(beeper, 'signal'),
    await chatOn(beeper, 'telegram'),
  ]
  const { localChatID } = await beeper.chats.retrieve(two)
  await subscribe(one, localChatID ?? '')
  for (const chatID of [three, two, one]) await beeper.chats.archive(chatID)
  expect(await next()).toMatchObject({ chatID: two, seq: 1 })
  expect(await next()).toMatchObject({ chatID: one, seq: 2 })
  await subscribe(three)
  for (const chatID of [one, two, three]) await beeper.chats.archive(chatID)
  expect(await next()).toMatchObject({ chatID: three, seq: 3 })
  events.publish({ type: 'chat.deleted', chat: { id: three, key: 0 } })
  expect(await next()).toMatchObject({ type: 'chat.deleted', chatID: three, ids: [three], seq: 4 })
})

test('each connection has its own sequence, and gets no event before it subscribes', async () => {
  const { beeper, url, received, next, subscribe } = await listening()
  const other = listenAt(url)
  await other.next()
  await other.subscribe('*')
  const chatID = await chatOn(beeper, 'whatsapp')
  await beeper.chats.archive(chatID)
  await other.next()
  expect(received).toEqual([])
  await subscribe('*')
  await beeper.chats.archive(chatID)
  expect([await next(), await other.next()]).toMatchObject([{ seq: 1 }, { seq: 2 }])
})

describe('an invalid command is answered with an error, and changes nothing', () => {
  test.each([
    ['no JSON', 'INVALID_COMMAND'],
    ['[]', 'INVALID_COMMAND'],
    ['{"type":7}', 'INVALID_COMMAND'],
    ['{"type":"chats.delete"}', 'INVALID_COMMAND'],
    ['{"type":"subscriptions.set"}', 'INVALID_PAYLOAD'],
    ['{"type":"subscriptions.set","chatIDs":"*"}', 'INVALID_PAYLOAD'],
    ['{"type":"subscriptions.set","chatIDs":["*","!a:b"]}', 'INVALID_PAYLOAD'],
    ['{"type":"subscriptions.set","chatIDs":[""]}', 'INVALID_PAYLOAD'],
  ])('%s', async (command, code) => {
    const { beeper, next, send, subscribe } = await listening()
    await subscribe('*')
    send(command)
    expect(await next()).toMatchObject({ type: 'error', code, message: expect.any(String) })
    await beeper.chats.archive(await chatOn(beeper, 'whatsapp'))
    expect(await next()).toMatchObject({ type: 'chat.upserted' })
  })

  test('with the request ID of the command', async () => {
    const { next, send } = await listening()
    send({ type: 'chats.delete', requestID: 'r1' })
    expect(await next()).toMatchObject({ type: 'error', requestID: 'r1' })
    send({ type: 'subscriptions.set', requestID: 'r2', chatIDs: [], app: { state: true } })
    expect(await next()).toEqual({ type: 'subscriptions.updated', requestID: 'r2', chatIDs: [] })
  })
})

describe('a WebSocket request', () => {
  test.each([
    ['', 'Unauthorized: Invalid or missing token'],
    ['Bearer made-up', 'Invalid token'],
    ['Basic sandbox', 'Unauthorized: Invalid or missing token'],
  ])('with the authorization “%s” is refused', async (authorization, message) => {
    const { url } = await listeningSandbox()
    const { socket } = listenAt(url, authorization)
    socket.on('error', () => socket.terminate())
    const [, answer] = await once(socket, 'unexpected-response')
    expect(answer.statusCode).toBe(401)
    const [chunk] = await once(answer, 'data')
    expect(FailureBody.parse(JSON.parse(String(chunk)))).toEqual({ code: 'unauthorized', message })
  })

  test('without an upgrade gets 426', async () => {
    const { app } = await listeningSandbox()
    const headers = { authorization: 'Bearer sandbox' }
    const answer = await app.request('/v1/ws', { headers })
    expect(answer.status).toBe(426)
    expect(FailureBody.parse(await answer.json()).code).toBe('UPGRADE_REQUIRED')
  })
})

describe('a slow or silent client', () => {
  test('a client that does not read is disconnected, and others are not affected', async () => {
    const { beeper, events, url } = await listeningSandbox({ maxWaitingBytes: 64 * 1024 })
    const chatID = await chatOn(beeper, 'whatsapp')
    const [slow, quick] = [listenAt(url), listenAt(url)]
    for (const client of [slow, quick]) {
      await client.next()
      await client.subscribe('*')
    }
    slow.socket.pause()
    let eventCount = 0
    quick.socket.on('message', () => {
      eventCount += 1
    })
    const message = await longMessage(beeper, chatID)
    const dropped = once(slow.socket, 'close')
    // more than socket buffers hold
    for (let count = 1; count <= 400; count++) {
      events.publish({ type: 'message.upserted', chat: { id: chatID, key: 0 }, message })
      if (count % 10 === 0) await wait(1)
    }
    slow.socket.resume()
    const [code] = await dropped
    expect(code).toBe(1006)
    await expect.poll(() => eventCount).toBeGreaterThanOrEqual(400)
    expect(quick.socket.readyState).toBe(quick.socket.OPEN)
  })

  async function longMessage(
    beeper: Awaited<ReturnType<typeof listeningSandbox>>['beeper'],
    chatID: string,
  ) {
    const { pendingMessageID } = await beeper.messages.send(chatID, { text: 'x'.repeat(60_000) })
    return beeper.messages.retrieve(pendingMessageID, { chatID })
  }

  test('a client that does not answer pings is disconnected', async () => {
    // long enough for a pong on a busy machine
    const pingEvery = 300
    const { url } = await listeningSandbox({ pingEvery })
    const [responsive, silent] = [listenAt(url), listenAt(url, undefined, false)]
    await once(silent.socket, 'close')
    await wait(2 * pingEvery + 50)
    expect(responsive.socket.readyState).toBe(responsive.socket.OPEN)
  })

  test('a client that sends too large a message is disconnected', async () => {
    const { url } = await listeningSandbox()
    const { socket, next, send } = listenAt(url)
    await next()
    send('x'.repeat(300 * 1024))
    const [code] = await once(socket, 'close')
    expect(code).toBe(1009)
  })

  test('closing the sandbox ends its connections and scheduled events', async () => {
    const { beeper, events, url } = await listeningSandbox()
    const { socket, next, subscribe } = listenAt(url)
    await next()
    await subscribe('*')
    await beeper.messages.send(await chatOn(beeper, 'whatsapp'), { text: 'Hi' })
    events.close()
    await once(socket, 'close')
  })
})
