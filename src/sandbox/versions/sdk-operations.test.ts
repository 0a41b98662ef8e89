import BeeperDesktop, { APIError } from '@beeper/desktop-api'
import { APIResource } from '@beeper/desktop-api/core/resource'
import { expect, test } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import { namedContacts } from '../seed/named-contacts.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { accountOf, chatOn, group, start } from '../testing/sample-requests.ts'

type Beeper = Awaited<ReturnType<typeof freshSandbox>>['beeper']

/** Every call of the official SDK by its path, with valid input. */
const calls: Readonly<
  Record<string, (beeper: Beeper, chatID: string, messageID: string) => PromiseLike<unknown>>
> = {
  focus: (beeper) => beeper.focus(),
  search: (beeper) => beeper.search({ query: 'ada' }),
  'accounts.list': (beeper) => beeper.accounts.list(),
  'accounts.contacts.list': (beeper) => beeper.accounts.contacts.list(accountOf('whatsapp')),
  'accounts.contacts.search': (beeper) =>
    beeper.accounts.contacts.search(accountOf('whatsapp'), { query: 'ada' }),
  'assets.download': (beeper) => beeper.assets.download({ url: 'mxc://beeper.com/a' }),
  'assets.serve': (beeper) => beeper.assets.serve({ url: 'mxc://beeper.com/a' }),
  'assets.upload': (beeper) => beeper.assets.upload({ file: new File(['tea'], 'tea.txt') }),
  'assets.uploadBase64': (beeper) => beeper.assets.uploadBase64({ content: 'dGVh' }),
  'chats.archive': (beeper, chatID) => beeper.chats.archive(chatID),
  'chats.create': (beeper) => beeper.chats.create(group('whatsapp', 3)),
  'chats.list': (beeper) => beeper.chats.list(),
  'chats.markRead': (beeper, chatID) => beeper.chats.markRead(chatID),
  'chats.markUnread': (beeper, chatID) => beeper.chats.markUnread(chatID),
  'chats.notifyAnyway': async (beeper) =>
    beeper.chats.notifyAnyway(await chatOn(beeper, 'imessage')),
  'chats.retrieve': (beeper, chatID) => beeper.chats.retrieve(chatID),
  'chats.search': (beeper) => beeper.chats.search(),
  'chats.start': (beeper) =>
    beeper.chats.start(start('whatsapp', { phoneNumber: namedContacts.ada.phoneNumber })),
  'chats.update': (beeper, chatID) => beeper.chats.update(chatID, { isPinned: true }),
  'chats.messages.reactions.add': (beeper, chatID, messageID) =>
    beeper.chats.messages.reactions.add(messageID, { chatID, reactionKey: '👍' }),
  'chats.messages.reactions.delete': async (beeper, chatID, messageID) => {
    await beeper.chats.messages.reactions.add(messageID, { chatID, reactionKey: '👍' })
    return beeper.chats.messages.reactions.delete('👍', { chatID, messageID })
  },
  'chats.reminders.create': (beeper, chatID) =>
    beeper.chats.reminders.create(chatID, { reminder: { remindAt: '2099-01-01T00:00:00Z' } }),
  'chats.reminders.delete': (beeper, chatID) => beeper.chats.reminders.delete(chatID),
  'info.retrieve': (beeper) => beeper.info.retrieve(),
  'messages.delete': (beeper, chatID, messageID) => beeper.messages.delete(messageID, { chatID }),
  'messages.list': (beeper, chatID) => beeper.messages.list(chatID),
  'messages.retrieve': (beeper, chatID, messageID) =>
    beeper.messages.retrieve(messageID, { chatID }),
  'messages.search': (beeper) => beeper.messages.search({ query: 'tea' }),
  'messages.send': (beeper, chatID) => beeper.messages.send(chatID, { text: 'Tea?' }),
  'messages.update': (beeper, chatID, messageID) =>
    beeper.messages.update(messageID, { chatID, text: 'Tea!' }),
}

/** The method names of a resource and its nested resources. */
function operationsOf(resource: object, path: string): string[] {
  const inner = Object.entries(resource).flatMap(([name, value]) =>
    value instanceof APIResource ? operationsOf(value, `${path}${name}.`) : [],
  )
  const own: string[] = []
  for (
    let level = Object.getPrototypeOf(resource);
    level !== APIResource.prototype && level !== Object.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    own.push(...Object.getOwnPropertyNames(level).filter((name) => name !== 'constructor'))
  }
  return [...own.map((name) => path + name), ...inner]
}

test('the test covers every call of the official SDK', () => {
  const client = new BeeperDesktop({ accessToken: 'none' })
  // the client itself is not a resource, and has internal methods
  const resources = Object.entries(client).flatMap(([name, value]) =>
    value instanceof APIResource ? operationsOf(value, `${name}.`) : [],
  )
  expect(Object.keys(calls).toSorted()).toEqual(['focus', 'search', ...resources].toSorted())
  expect(Object.keys(calls)).toHaveLength(30)
})

const fileCalls = ['download', 'serve', 'upload', 'uploadBase64'].map((name) => `assets.${name}`)

test.each(Object.entries(calls))('%s has a route', async (name, call) => {
  const { beeper } = await freshSandbox()
  const chatID = await chatOn(beeper, 'telegram')
  const { items } = await beeper.messages.list(chatID)
  const ownID = items.find((message) => message.isSender)?.id ?? ''
  const refusal = await Promise.resolve(call(beeper, chatID, ownID)).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!fileCalls.includes(name)) return expect(refusal).toBeUndefined()
  if (!(refusal instanceof APIError)) throw refusal
  const { code, message } = FailureBody.parse(refusal.error)
  expect([refusal.status, code]).toEqual([422, 'NOT_SUPPORTED'])
  expect(message).toMatch(/^The sandbox keeps no files: /)
})
