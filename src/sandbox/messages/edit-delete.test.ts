import { beforeEach, describe, expect, test } from 'vitest'
import { editMessage } from '#contract/messages.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { chatOn } from '../testing/sample-requests.ts'

const sendingSeconds = 2
const [minute, day] = [60, 86_400]

let now: number
let beeper: Awaited<ReturnType<typeof freshSandbox>>['beeper']
beforeEach(async () => {
  now = 1_800_000_000
  const sandbox = await freshSandbox({ now: () => now })
  beeper = sandbox.beeper
})

async function sentOn(network: string, seconds = sendingSeconds) {
  const chat = { chatID: await chatOn(beeper, network) }
  const { pendingMessageID } = await beeper.messages.send(chat.chatID, { text: 'Tee?' })
  now += seconds
  return { ...chat, id: (await beeper.messages.retrieve(pendingMessageID, chat)).id }
}

describe('editing', () => {
  test('changes the text of a message and sets the edit time', async () => {
    const { id, ...chat } = await sentOn('whatsapp')
    const edited = await beeper.messages.update(id, { ...chat, text: 'Tea?' })
    expect(editMessage.answer.parse(edited)).toEqual(edited)
    expect(edited).toMatchObject({ id, messageID: id, success: true, text: 'Tea?' })
    expect(edited.editedTimestamp).toBe(new Date(now * 1000).toISOString())
    expect((await beeper.messages.retrieve(id, chat)).text).toBe('Tea?')
  })

  test.each([
    ['whatsapp', 15 * minute, 'WhatsApp messages can be edited within 15 minutes only'],
    ['signal', day, 'Signal messages can be edited within 1 day only'],
    ['linkedin', 60 * minute, 'LinkedIn messages can be edited within 1 hour only'],
  ])('on %s ends after %i seconds', async (network, seconds, message) => {
    const { id, ...chat } = await sentOn(network, seconds)
    const edit = () => beeper.messages.update(id, { ...chat, text: 'Tea?' })
    expect((await edit()).text).toBe('Tea?')
    now += 1
    expect(await refusalOf(edit())).toMatchObject({ refused: '403 forbidden', message })
  })

  test('is limited in number where the network limits it', async () => {
    const { id, ...chat } = await sentOn('imessage')
    const edit = () => beeper.messages.update(id, { ...chat, text: 'Tea?' })
    for (let count = 1; count <= 5; count++) await edit()
    expect(await refusalOf(edit())).toMatchObject({
      refused: '403 forbidden',
      message: 'iMessage messages can be edited at most 5 times',
    })
  })

  test.each(['gmessages', 'gvoice', 'bluesky'])('is not supported by %s', async (network) => {
    const { id, ...chat } = await sentOn(network)
    expect(await refusalOf(beeper.messages.update(id, { ...chat, text: 'a' }))).toMatchObject({
      refused: '403 forbidden',
      message: expect.stringContaining('messages cannot be edited'),
    })
  })

  test('is limited to own messages that are sent', async () => {
    const chat = { chatID: await chatOn(beeper, 'whatsapp') }
    const [theirs] = (await beeper.messages.list(chat.chatID)).items
    const edit = (id: string, text = 'a') => beeper.messages.update(id, { ...chat, text })
    expect(await refusalOf(edit(theirs?.id ?? ''))).toMatchObject({ refused: '403 forbidden' })
    const { pendingMessageID } = await beeper.messages.send(chat.chatID, { text: 'Tee?' })
    expect(await refusalOf(edit(pendingMessageID))).toMatchObject({
      refused: '400 VALIDATION_ERROR',
      message: 'A message that is still being sent cannot be edited',
    })
    now += sendingSeconds
    for (const text of ['', ' ', 'x'.repeat(65_537)]) {
      expect(await refusalOf(edit(pendingMessageID, text))).toMatchObject({
        refused: '400 VALIDATION_ERROR',
        path: ['body', 'text'],
      })
    }
    expect(await refusalOf(edit('nothing'))).toMatchObject({ refused: '404 NOT_FOUND' })
  })
})

describe('deleting', () => {
  test('is for everyone by default', async () => {
    const { id, ...chat } = await sentOn('whatsapp')
    await beeper.messages.delete(id, chat)
    const gone = await beeper.messages.retrieve(id, chat)
    expect(gone).toMatchObject({ id, isDeleted: true })
    expect(gone.text).toBeUndefined()
    const [listed] = (await beeper.chats.list()).items
    expect(listed).toMatchObject({ id: chat.chatID })
    expect(listed?.preview?.id).not.toBe(id)
    expect(await refusalOf(beeper.messages.update(id, { ...chat, text: 'a' }))).toMatchObject({
      refused: '400 VALIDATION_ERROR',
      message: 'This message was deleted',
    })
  })

  test.each([
    ['whatsapp', 2 * day, 'WhatsApp messages can be deleted for everyone within 2 days only'],
    ['imessage', 2 * minute, 'iMessage messages can be deleted for everyone within 2 minutes only'],
  ])('on %s ends after %i seconds', async (network, seconds, message) => {
    const { id, ...chat } = await sentOn(network, seconds + 1)
    expect(await refusalOf(beeper.messages.delete(id, chat))).toMatchObject({
      refused: '403 forbidden',
      message,
    })
    now -= 1
    await beeper.messages.delete(id, chat)
  })

  test('for oneself only is limited to networks that support it', async () => {
    const { id, ...chat } = await sentOn('gmessages')
    expect(await refusalOf(beeper.messages.delete(id, chat))).toMatchObject({
      refused: '403 forbidden',
      message: 'Google Messages messages cannot be deleted for everyone',
    })
    await beeper.messages.delete(id, { ...chat, forEveryone: false })
    const retrieved = beeper.messages.retrieve(id, chat)
    expect(await refusalOf(retrieved)).toMatchObject({ refused: '404 NOT_FOUND' })

    const other = await sentOn('whatsapp')
    const forMe = { chatID: other.chatID, forEveryone: false }
    expect(await refusalOf(beeper.messages.delete(other.id, forMe))).toMatchObject({
      refused: '403 forbidden',
    })
  })

  test('is refused for pending messages and for messages of others', async () => {
    const chat = { chatID: await chatOn(beeper, 'whatsapp') }
    const [theirs] = (await beeper.messages.list(chat.chatID)).items
    expect(await refusalOf(beeper.messages.delete(theirs?.id ?? '', chat))).toMatchObject({
      refused: '403 forbidden',
    })
    const { pendingMessageID } = await beeper.messages.send(chat.chatID, { text: 'Tee?' })
    expect(await refusalOf(beeper.messages.delete(pendingMessageID, chat))).toMatchObject({
      refused: '400 VALIDATION_ERROR',
      message: 'A message that is still being sent cannot be deleted',
    })
  })
})
