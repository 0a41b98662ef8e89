import { beforeEach, describe, expect, test } from 'vitest'
import { listMessages, Message } from '#contract/messages.ts'
import { namedContacts } from '../seed/named-contacts.ts'
import { scenarioContacts } from '../seed/scenario-contacts.ts'
import { freshSandbox, sandboxOver } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { accountOf, start } from '../testing/sample-requests.ts'

const sendingSeconds = 2
const unknownChat = '!nowhere:beeper.example'

let now: number
let sandbox: Awaited<ReturnType<typeof freshSandbox>>
beforeEach(async () => {
  now = 1_800_000_000
  sandbox = await freshSandbox({ now: () => now, waits: { slow: 1 } })
})

const chatWith = async (phoneNumber: string, network = 'whatsapp') =>
  (await sandbox.beeper.chats.start(start(network, { phoneNumber }))).id

describe('a sent message', () => {
  test('is pending, then sent, and is found by both of its IDs', async () => {
    const { messages } = sandbox.beeper
    const chatID = await chatWith(namedContacts.ada.phoneNumber)
    const sent = await messages.send(chatID, { text: 'Tea?' })
    expect(sent.chatID).toBe(chatID)

    const pending = await messages.retrieve(sent.pendingMessageID, { chatID })
    expect(Message.parse(pending)).toEqual(pending)
    expect(pending).toMatchObject({ id: sent.pendingMessageID, text: 'Tea?', isSender: true })
    expect(pending.sendStatus).toEqual({ status: 'PENDING', timestamp: pending.timestamp })

    now += sendingSeconds
    const delivered = await messages.retrieve(sent.pendingMessageID, { chatID })
    expect(delivered.id).not.toBe(sent.pendingMessageID)
    expect(delivered.sendStatus?.status).toBe('SUCCESS')
    expect(await messages.retrieve(delivered.id, { chatID })).toEqual(delivered)
  })

  test('moves its chat to the top and is its preview', async () => {
    const { chats, messages } = sandbox.beeper
    const { items } = await chats.list()
    const last = items.at(-1)?.id ?? ''
    const { pendingMessageID } = await messages.send(last, { text: 'Still there?' })
    const [first] = (await chats.list()).items
    expect(first?.preview).toMatchObject({ id: pendingMessageID, text: 'Still there?' })
    expect(first).toMatchObject({ id: last, lastReadMessageSortKey: first?.preview?.sortKey })
  })

  test('replies to another message', async () => {
    const { messages } = sandbox.beeper
    const chatID = await chatWith(namedContacts.ana.phoneNumber)
    const [question] = (await messages.list(chatID)).items
    const sent = await messages.send(chatID, { text: 'Done', replyToMessageID: question?.id ?? '' })
    const answer = await messages.retrieve(sent.pendingMessageID, { chatID })
    expect(answer.linkedMessageID).toBe(question?.id)
  })

  test('gets its final status although the sandbox was restarted in between', async () => {
    const chatID = await chatWith(namedContacts.ada.phoneNumber)
    const { pendingMessageID } = await sandbox.beeper.messages.send(chatID, { text: 'Tea?' })
    now += 86_400
    const { beeper } = sandboxOver(sandbox.database, { now: () => now })
    const message = await beeper.messages.retrieve(pendingMessageID, { chatID })
    expect(message.sendStatus).toEqual({ status: 'SUCCESS', timestamp: '2027-01-15T08:00:00.800Z' })
  })

  test.each([
    [{}, 'A message needs a text', 'text'],
    [{ text: ' ' }, 'A message needs a text', 'text'],
    [{ text: 'x'.repeat(65_537) }, 'WhatsApp messages have at most 65536 characters', 'text'],
    [
      { text: 'a', replyToMessageID: 'b' },
      'There is no such message in this chat',
      'replyToMessageID',
    ],
    [{ attachment: { uploadID: 'u' } }, 'Nothing was uploaded as “u”', 'attachment'],
  ])('%o is refused: %s', async (body, message, field) => {
    const chatID = await chatWith(namedContacts.ada.phoneNumber)
    expect(await refusalOf(sandbox.beeper.messages.send(chatID, body))).toMatchObject({
      refused: '400 VALIDATION_ERROR',
      message,
      path: expect.arrayContaining(['body', field]),
    })
    expect((await sandbox.beeper.messages.list(chatID)).items).toEqual([])
  })

  test('may have the maximum length, counted in characters', async () => {
    const { messages } = sandbox.beeper
    const chatID = await chatWith(namedContacts.ada.phoneNumber, 'signal')
    const text = '🙏'.repeat(2000)
    await messages.send(chatID, { text })
    expect((await messages.list(chatID)).items[0]?.text).toBe(text)
    const refusal = await refusalOf(messages.send(chatID, { text: `${text}.` }))
    expect(refusal.message).toBe('Signal messages have at most 2000 characters')
  })
})

describe('the send status', () => {
  test.each([
    ['unsent', 'FAIL_RETRIABLE', 'm.foreign_network_error'],
    ['missing', 'SUCCESS', undefined],
  ] as const)('of a message to the scenario contact %s is %s', async (scenario, status, reason) => {
    const { messages } = sandbox.beeper
    const chatID = await chatWith(scenarioContacts[scenario].phoneNumber)
    const { pendingMessageID } = await messages.send(chatID, { text: 'Hello' })
    now += sendingSeconds
    const message = await messages.retrieve(pendingMessageID, { chatID })
    expect(message.sendStatus).toMatchObject({ status, ...(reason ? { reason } : {}) })
  })

  test('on an account that is not connected is a retriable failure', async () => {
    const { chats, messages } = sandbox.beeper
    const { items } = await chats.list({ accountIDs: [accountOf('gvoice')] })
    const chatID = items[0]?.id ?? ''
    const { pendingMessageID } = await messages.send(chatID, { text: 'Hello' })
    now += sendingSeconds
    const { id, sendStatus } = await messages.retrieve(pendingMessageID, { chatID })
    expect(id).toBe(pendingMessageID)
    expect(sendStatus).toMatchObject({
      status: 'FAIL_RETRIABLE',
      reason: 'm.bridge_unavailable',
    })
    await messages.delete(pendingMessageID, { chatID })
  })

  test('of the first message of a new chat is set, too', async () => {
    const { chats, messages } = sandbox.beeper
    const { phoneNumber } = scenarioContacts.slow
    const chat = await chats.start(start('whatsapp', { phoneNumber }, { messageText: 'Hi' }))
    const [pending] = (await messages.list(chat.id)).items
    expect(pending?.sendStatus?.status).toBe('PENDING')
    now += sendingSeconds
    expect((await messages.list(chat.id)).items).toEqual([pending])
    now += sendingSeconds
    expect((await messages.list(chat.id)).items[0]?.sendStatus?.status).toBe('SUCCESS')
  })
})

describe('the messages of a chat', () => {
  test('have 20 per page, newest first, and can be paged in both directions', async () => {
    const { messages } = sandbox.beeper
    const chatID = await chatWith(namedContacts.ana.phoneNumber)
    for (let count = 1; count <= 44; count++) await messages.send(chatID, { text: `${count}` })
    now += sendingSeconds
    const first = await messages.list(chatID)
    expect(listMessages.answer.parse(first)).toMatchObject({ items: first.items, hasMore: true })
    expect(first.items).toHaveLength(20)
    const all = []
    for await (const message of first) all.push(message)
    expect(all.slice(0, 45).map((message) => message.text)).toEqual([
      ...Array.from({ length: 44 }, (_, index) => `${44 - index}`),
      'Call Mum back 🙏',
    ])
    const keys = all.map((message) => message.sortKey)
    expect(keys).toEqual(keys.toSorted().reverse())
    const cursor = all[30] && (await messages.list(chatID, { cursor: first.oldestCursor }))
    const back = await messages.list(chatID, {
      cursor: cursor?.newestCursor ?? '',
      direction: 'after',
    })
    expect(back.items).toEqual(first.items)
  })

  test('are not found in another chat', async () => {
    const { messages } = sandbox.beeper
    const [anaChat, adaChat] = [
      await chatWith(namedContacts.ana.phoneNumber),
      await chatWith(namedContacts.ada.phoneNumber),
    ]
    const [message] = (await messages.list(anaChat)).items
    const retrieved = messages.retrieve(message?.id ?? '', { chatID: adaChat })
    expect(await refusalOf(retrieved)).toMatchObject({ refused: '404 NOT_FOUND' })
    expect((await messages.list(adaChat)).items).toEqual([])
  })

  test.each([
    ['read', () => sandbox.beeper.messages.list(unknownChat)],
    ['sent', () => sandbox.beeper.messages.send(unknownChat, { text: 'a' })],
    ['edited', () => sandbox.beeper.messages.update('1', { chatID: unknownChat, text: 'a' })],
    ['deleted', () => sandbox.beeper.messages.delete('1', { chatID: unknownChat })],
  ])('cannot be %s in an unknown chat', async (_, call) => {
    expect(await refusalOf(call())).toMatchObject({
      refused: '404 NOT_FOUND',
      message: 'Chat not found',
    })
  })
})
