import { describe, expect, test } from 'vitest'
import { freshSandbox } from '../fresh-sandbox.ts'
import { refusalOf } from '../refusal-of.ts'
import { accountOf, group, ordinary, start } from '../sample-requests.ts'
import { type Scenario, scenarioPeople } from '../seed/scenarios.ts'
import { idOf } from './id-of.ts'

const waits = { slow: 120, late: 400 }
const sandbox = () => freshSandbox(':memory:', { waits })

const groupWith = (scenario: Scenario) =>
  group('whatsapp', [...ordinary('whatsapp').slice(0, 2), idOf(scenario)], { title: 'Trip' })

describe('a group', () => {
  test('comes back without Missing Mo, and nothing says so', async () => {
    const { beeper } = await sandbox()
    const chat = await beeper.chats.create(groupWith('missing'))
    expect(chat).toMatchObject({ title: 'Trip', status: 'created' })
    expect(chat.participants.items.map((person) => person.id)).not.toContain(idOf('missing'))
    expect(chat.participants.total).toBe(3)
    const direct = await beeper.chats.start(
      start('whatsapp', { phoneNumber: scenarioPeople.missing.phoneNumber }),
    )
    expect(direct.participants.items[0]).toMatchObject({ fullName: 'Missing Mo' })
  })

  test.each([
    ['rateLimited', '429 M_LIMIT_EXCEEDED'],
    ['brokenBridge', '502 BRIDGE_UNAVAILABLE'],
    ['nobody', '404 USER_NOT_FOUND'],
    ['flaky', '404 USER_NOT_FOUND'],
    ['conflict', '409 CONFLICT'],
  ] as const)('with %s is refused with %s', async (scenario, words) => {
    const { beeper } = await sandbox()
    expect((await refusalOf(beeper.chats.create(groupWith(scenario)))).refused).toBe(words)
  })

  test('of several of them plays all, the first named first', async () => {
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

test('an account that is not connected opens nothing new, and what it knows', async () => {
  const { beeper } = await sandbox()
  const [stranger = '', known = ''] = [ordinary('gvoice')[0], ordinary('gvoice')[3]]
  const create = (id: string) =>
    beeper.chats.create({ accountID: 'gvoice', type: 'single', participantIDs: [id] })
  const { refused, headers } = await refusalOf(create(stranger))
  expect(refused).toBe('409 ACCOUNT_NOT_CONNECTED')
  expect(headers?.get('x-should-retry')).toBe('false')
  expect(await create(known)).toMatchObject({ title: 'Ana Ruiz', status: 'existing' })
})

test('a person of a scenario plays it too when their ID is known', async () => {
  const { beeper } = await sandbox()
  const request = beeper.chats.create({
    accountID: accountOf('matrix'),
    type: 'single',
    participantIDs: [idOf('brokenBridge', 'matrix')],
  })
  expect((await refusalOf(request)).refused).toBe('502 BRIDGE_UNAVAILABLE')
})
