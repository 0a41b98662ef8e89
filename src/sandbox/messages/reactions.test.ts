import { beforeEach, describe, expect, test } from 'vitest'
import { Message } from '#contract/messages.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { listenAt, listeningSandbox } from '../testing/listening.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { chatOn, self } from '../testing/sample-requests.ts'

type Sandbox = Awaited<ReturnType<typeof freshSandbox>>

let sandbox: Pick<Sandbox, 'app' | 'beeper'>
beforeEach(async () => {
  sandbox = await freshSandbox()
})

/** A message of a chat on a network, with calls for its reactions. */
async function messageOn(network: string) {
  const { messages, chats } = sandbox.beeper
  const chatID = await chatOn(sandbox.beeper, network)
  const [message] = (await messages.list(chatID)).items
  const messageID = message?.id ?? ''
  return {
    chatID,
    messageID,
    add: (reactionKey: string) => chats.messages.reactions.add(messageID, { chatID, reactionKey }),
    remove: (key: string) => chats.messages.reactions.delete(key, { chatID, messageID }),
    read: () => messages.retrieve(messageID, { chatID }),
  }
}

describe('a reaction', () => {
  test('is included in every read of its message and can be removed', async () => {
    const { beeper } = sandbox
    const { add, remove, read, chatID, messageID } = await messageOn('whatsapp')
    const added = await add('❤️')
    expect(added).toEqual({
      chatID,
      messageID,
      reactionKey: '❤️',
      success: true,
      transactionID: expect.any(String),
    })
    const participantID = self('whatsapp')
    const message = await read()
    expect(Message.parse(message)).toEqual(message)
    expect(message.reactions).toEqual([
      { id: participantID, participantID, reactionKey: '❤️', emoji: true },
    ])
    expect((await beeper.messages.list(chatID)).items[0]).toEqual(message)
    const listed = (await beeper.chats.list()).items.find(({ id }) => id === chatID)
    expect(listed?.preview).toEqual(message)

    expect(await remove('❤️')).toEqual({ chatID, messageID, reactionKey: '❤️', success: true })
    expect(await read()).not.toHaveProperty('reactions')
    expect(await refusalOf(remove('❤️'))).toMatchObject({
      refused: '404 NOT_FOUND',
      message: 'Reaction not found',
    })
  })

  test('replaces the earlier one where a user has only one', async () => {
    const { add, read } = await messageOn('signal')
    await add('👍')
    await add('👎')
    expect((await read()).reactions?.map(({ reactionKey }) => reactionKey)).toEqual(['👎'])
  })

  test('is added to others where a user has several, without duplicates', async () => {
    const { add, read } = await messageOn('matrix')
    for (const key of ['👍', 'shipit', '👍']) await add(key)
    const participantID = self('matrix')
    expect((await read()).reactions).toEqual([
      { id: `${participantID}👍`, participantID, reactionKey: '👍', emoji: true },
      { id: `${participantID}shipit`, participantID, reactionKey: 'shipit', emoji: false },
    ])
  })

  test('can be removed by query, as older clients do', async () => {
    const { add, read, chatID, messageID } = await messageOn('whatsapp')
    await add('👍')
    const path = `/v1/chats/${chatID}/messages/${messageID}/reactions`
    const answer = await sandbox.app.request(`${path}?reactionKey=${encodeURIComponent('👍')}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer sandbox' },
    })
    expect(answer.status).toBe(200)
    expect(await read()).not.toHaveProperty('reactions')
  })

  test('is deleted with its message and by a reset', async () => {
    const { add, chatID, messageID } = await messageOn('gmessages')
    await add('👍')
    await sandbox.beeper.messages.delete(messageID, { chatID, forEveryone: false })
    const { add: addAgain, read } = await messageOn('whatsapp')
    await addAgain('👍')
    const headers = { authorization: 'Bearer sandbox' }
    expect((await sandbox.app.request('/reset', { method: 'POST', headers })).status).toBe(204)
    expect(await read()).not.toHaveProperty('reactions')
  })

  test('is published to listeners', async () => {
    const listening = await listeningSandbox()
    sandbox = listening
    const { next, subscribe } = listenAt(listening.url)
    await next()
    await subscribe('*')
    const { add, remove, messageID } = await messageOn('whatsapp')
    await add('👍')
    expect(await next()).toMatchObject({
      type: 'message.upserted',
      ids: [messageID],
      entries: [{ reactions: [{ reactionKey: '👍' }] }],
    })
    await remove('👍')
    const event = await next()
    const [entry] = event.type === 'message.upserted' ? (event.entries ?? []) : []
    expect(entry?.id).toBe(messageID)
    expect(entry?.reactions).toBeUndefined()
  })
})

test.each([
  [
    'imessage',
    '🔥',
    '400 VALIDATION_ERROR',
    'iMessage accepts only these reactions: ❤️ 👍 👎 😂 ‼️ ❓',
  ],
  ['signal', 'shipit', '400 VALIDATION_ERROR', 'Signal accepts only emoji as reactions'],
  ['gvoice', '👍', '403 forbidden', 'Google Voice messages do not support reactions'],
  ['matrix', 'x'.repeat(101), '400 VALIDATION_ERROR', 'A reaction has at most 100 characters'],
])('on %s the reaction %s is refused with %s', async (network, key, refused, message) => {
  const { add } = await messageOn(network)
  expect(await refusalOf(add(key))).toMatchObject({ refused, message })
})

test('a reaction to a pending or unknown message is refused', async () => {
  const { messages, chats } = sandbox.beeper
  const chatID = await chatOn(sandbox.beeper, 'whatsapp')
  const { pendingMessageID } = await messages.send(chatID, { text: 'Tea?' })
  const react = (messageID: string) =>
    refusalOf(chats.messages.reactions.add(messageID, { chatID, reactionKey: '👍' }))
  expect(await react(pendingMessageID)).toMatchObject({
    refused: '400 VALIDATION_ERROR',
    message: 'A message that is still being sent cannot have reactions',
  })
  expect(await react('nothing')).toMatchObject({
    refused: '404 NOT_FOUND',
    message: 'Message not found',
  })
})
