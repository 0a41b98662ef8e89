import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { startChat } from '#contract/new-chat.ts'
import { dotted } from './seed/named-contacts.ts'
import { type ScenarioName, scenarioContacts } from './seed/scenario-contacts.ts'
import { freshSandbox } from './testing/fresh-sandbox.ts'
import { refusalOf } from './testing/refusal-of.ts'
import { accountOf, group, idOf, ordinary, start } from './testing/sample-requests.ts'

const waits = { slow: 120, late: 400 }
const sandbox = () => freshSandbox({ waits })

/** The bodies that start a chat with a scenario contact, for both networks. */
const starts = (scenario: ScenarioName, rest = {}) => ({
  whatsapp: start('whatsapp', { phoneNumber: scenarioContacts[scenario].phoneNumber }, rest),
  matrix: start('matrix', { username: dotted(scenarioContacts[scenario]) }, rest),
})

const titlesIn = async ({ beeper }: Awaited<ReturnType<typeof sandbox>>) =>
  (await beeper.chats.list()).items.map((chat) => chat.title)

describe.each(['whatsapp', 'matrix'] as const)('on %s', (type) => {
  test('a chat with Slow Sam is answered late, each time', async () => {
    const { beeper } = await sandbox()
    for (const status of ['created', 'existing']) {
      const before = performance.now()
      expect(await beeper.chats.start(starts('slow')[type])).toMatchObject({ status })
      expect(performance.now() - before).toBeGreaterThanOrEqual(waits.slow - 5)
    }
  })

  test('Timeout Tina’s chat exists although the response exceeds every timeout', async () => {
    const { beeper } = await sandbox()
    const first = beeper.chats.start(starts('timeout')[type])
    expect(await Promise.race([first, pause(waits.late / 2, 'timed out')])).toBe('timed out')
    const { items } = await beeper.chats.search({ query: 'Timeout Tina' })
    expect(items.map((chat) => chat.title)).toEqual(['Timeout Tina'])
    const again = await beeper.chats.start(starts('timeout')[type])
    expect(again).toMatchObject({ id: items[0]?.id, status: 'existing' })
  })

  test.each([
    ['rateLimited', '429 M_LIMIT_EXCEEDED'],
    ['brokenBridge', '502 BRIDGE_UNAVAILABLE'],
    ['internalError', '500 INTERNAL_ERROR'],
    ['neverFound', '404 USER_NOT_FOUND'],
  ] as const)(
    '%s is refused with %s, every time, and no chat is created',
    async (scenario, expected) => {
      const fresh = await sandbox()
      for (const body of [starts(scenario)[type], starts(scenario)[type]]) {
        const { refused, headers } = await refusalOf(fresh.beeper.chats.start(body))
        expect(refused).toBe(expected)
        expect(headers?.get('retry-after')).toBe(scenario === 'rateLimited' ? '20' : null)
      }
      expect(await titlesIn(fresh)).not.toContain(scenarioContacts[scenario].fullName)
    },
  )

  test('Nobody Nora is listed', async () => {
    const { beeper } = await sandbox()
    const { items } = await beeper.accounts.contacts.search(accountOf(type), {
      query: 'nobody',
    })
    expect(items.map((person) => person.fullName)).toEqual(['Nobody Nora'])
  })

  test('Flaky Finn is found from the third request on, and the SDK does not retry', async () => {
    const { beeper } = await sandbox()
    const attempt = () => beeper.chats.start(starts('flaky')[type], { maxRetries: 2 })
    expect((await refusalOf(attempt())).refused).toBe('404 USER_NOT_FOUND')
    expect((await refusalOf(attempt())).refused).toBe('404 USER_NOT_FOUND')
    expect(await attempt()).toMatchObject({ title: 'Flaky Finn', status: 'created' })
    expect(await attempt()).toMatchObject({ status: 'existing' })
  })

  test('a reset restarts the failures of Flaky Finn', async () => {
    const { beeper, app } = await sandbox()
    const attempt = () => beeper.chats.start(starts('flaky')[type])
    for (const _ of [1, 2]) await refusalOf(attempt())
    const headers = { authorization: 'Bearer sandbox' }
    await app.request('/reset', { method: 'POST', headers })
    expect((await refusalOf(attempt())).refused).toBe('404 USER_NOT_FOUND')
  })

  test('Invite-Only Iris needs an invite and is pending', async () => {
    const { beeper } = await sandbox()
    const refused = beeper.chats.start(starts('inviteOnly', { allowInvite: false })[type])
    expect(await refusalOf(refused)).toMatchObject({
      refused: '403 forbidden',
      message: 'Starting this chat needs an invite',
    })
    const chat = await beeper.chats.start(starts('inviteOnly')[type])
    expect(chat.participants.items[0]).toMatchObject({ isPending: true })
    const again = await beeper.chats.start(starts('inviteOnly', { allowInvite: false })[type])
    expect(again).toMatchObject({ id: chat.id, status: 'existing' })
  })

  test('Unsent Uli’s chat exists although its first message failed with 500', async () => {
    const fresh = await sandbox()
    const withMessage = starts('unsent', { messageText: 'Hello' })[type]
    expect((await refusalOf(fresh.beeper.chats.start(withMessage))).refused).toBe(
      '500 INTERNAL_ERROR',
    )
    expect(await titlesIn(fresh)).toContain('Unsent Uli')
    expect(await fresh.beeper.chats.start(withMessage)).toMatchObject({ status: 'existing' })
  })

  test('Unsent Uli’s chat opens without a message', async () => {
    const { beeper } = await sandbox()
    expect(await beeper.chats.start(starts('unsent')[type])).toMatchObject({ status: 'created' })
  })

  test('Conflict Cleo’s chat is found by a search after the 409', async () => {
    const fresh = await sandbox()
    const attempt = () => fresh.beeper.chats.start(starts('conflict')[type])
    expect((await refusalOf(attempt())).refused).toBe('409 CONFLICT')
    expect(await titlesIn(fresh)).toContain('Conflict Cleo')
    expect(await attempt()).toMatchObject({ title: 'Conflict Cleo', status: 'existing' })
  })

  test('Thin-Answer Theo’s answer is an ID and a status', async () => {
    const { beeper } = await sandbox()
    const answer = await beeper.chats.start(starts('thinAnswer')[type])
    expect(answer).toEqual({ chatID: expect.any(String), status: 'created' })
    const chat = await beeper.chats.retrieve(answer.chatID)
    expect(chat.title).toBe('Thin-Answer Theo')
  })

  test('Odd-Answer Otto’s answer has unknown fields, types and levels, and parses', async () => {
    const { beeper } = await sandbox()
    const answer: unknown = await beeper.chats.start(starts('oddAnswer')[type])
    expect(answer).toMatchObject({
      type: 'salon',
      status: 'reborn',
      moodRing: 'teal',
      capabilities: { edit: 7, poll: -9, hologram: 2, attachments: { 'm.scent': {} } },
    })
    expect(startChat.answer.parse(answer)).toMatchObject({
      title: 'Odd-Answer Otto',
      type: 'salon',
    })
    const { items } = await beeper.chats.search({ query: 'Odd-Answer' })
    expect(Chat.parse(items[0]).type).toBe('single')
  })
})

const groupWith = (scenario: ScenarioName) =>
  group('whatsapp', [...ordinary('whatsapp').slice(0, 2), idOf(scenario)], { title: 'Trip' })

describe('a group', () => {
  test('is created without Missing Mo, with no error', async () => {
    const { beeper } = await sandbox()
    const chat = await beeper.chats.create(groupWith('missing'))
    expect(chat).toMatchObject({ title: 'Trip', status: 'created' })
    expect(chat.participants.items.map((person) => person.id)).not.toContain(idOf('missing'))
    expect(chat.participants.total).toBe(3)
    const direct = await beeper.chats.start(
      start('whatsapp', { phoneNumber: scenarioContacts.missing.phoneNumber }),
    )
    expect(direct.participants.items[0]).toMatchObject({ fullName: 'Missing Mo' })
  })

  test.each([
    ['rateLimited', '429 M_LIMIT_EXCEEDED'],
    ['brokenBridge', '502 BRIDGE_UNAVAILABLE'],
    ['neverFound', '404 USER_NOT_FOUND'],
    ['flaky', '404 USER_NOT_FOUND'],
    ['conflict', '409 CONFLICT'],
  ] as const)('with %s is refused with %s', async (scenario, expected) => {
    const { beeper } = await sandbox()
    expect((await refusalOf(beeper.chats.create(groupWith(scenario)))).refused).toBe(expected)
  })

  test('runs the scenarios of all its members', async () => {
    const { beeper } = await sandbox()
    const ids = [
      idOf('missing'),
      idOf('thinAnswer'),
      idOf('slow'),
      ...ordinary('whatsapp').slice(0, 2),
    ]
    const before = performance.now()
    const answer = await beeper.chats.create(group('whatsapp', ids))
    expect(performance.now() - before).toBeGreaterThanOrEqual(waits.slow - 5)
    expect(answer).toEqual({ chatID: expect.any(String), status: 'created' })
    expect((await beeper.chats.retrieve(answer.chatID)).participants.total).toBe(5)
  })
})

test('an account that is not connected opens existing chats only', async () => {
  const { beeper } = await sandbox()
  const [stranger = '', known = ''] = [ordinary('gvoice')[0], ordinary('gvoice')[3]]
  const create = (id: string) =>
    beeper.chats.create({ accountID: 'gvoice', type: 'single', participantIDs: [id] })
  const { refused, headers } = await refusalOf(create(stranger))
  expect(refused).toBe('409 ACCOUNT_NOT_CONNECTED')
  expect(headers?.get('x-should-retry')).toBe('false')
  expect(await create(known)).toMatchObject({ title: 'Ana Ruiz', status: 'existing' })
})

test('a scenario also runs for a chat created by user ID', async () => {
  const { beeper } = await sandbox()
  const request = beeper.chats.create({
    accountID: accountOf('matrix'),
    type: 'single',
    participantIDs: [idOf('brokenBridge', 'matrix')],
  })
  expect((await refusalOf(request)).refused).toBe('502 BRIDGE_UNAVAILABLE')
})
