import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { getNextAnswer, NextAnswer, resetSandbox } from '#contract/overture.ts'
import { openDatabase } from './database/open.ts'
import type { ChosenAnswer } from './scenarios.ts'
import { namedContacts } from './seed/named-contacts.ts'
import { freshSandbox, sandboxOver } from './testing/fresh-sandbox.ts'
import { refusalOf } from './testing/refusal-of.ts'
import { startRemoteDatabase } from './testing/remote-database.ts'
import { accountOf, group, idOf, ordinary, start } from './testing/sample-requests.ts'

type Sandbox = Pick<Awaited<ReturnType<typeof freshSandbox>>, 'app' | 'beeper'>

const waits = { slow: 60, late: 300 }
const sandbox = () => freshSandbox({ waits })

const call = ({ app }: Sandbox, method: string, body?: unknown, token = 'sandbox') =>
  app.request(getNextAnswer.path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

async function choose(sandbox: Sandbox, answer: NextAnswer['answer']) {
  const response = await call(sandbox, 'PUT', { answer })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ answer })
}

const chosen = async (sandbox: Sandbox) =>
  NextAnswer.parse(await (await call(sandbox, 'GET')).json()).answer

const toAda = start('whatsapp', { phoneNumber: namedContacts.ada.phoneNumber })
const trip = () => group('whatsapp', 3, { title: 'Trip' })

async function durationOf(act: () => PromiseLike<unknown>) {
  const before = performance.now()
  await act()
  return performance.now() - before
}

const titles = async ({ beeper }: Sandbox) =>
  (await beeper.chats.search({ limit: 200 })).items.map(({ title }) => title)

describe('the chosen answer applies to the next request only:', () => {
  test('slow', async () => {
    const fresh = await sandbox()
    await choose(fresh, 'slow')
    const open = () => fresh.beeper.chats.start(toAda)
    expect(await durationOf(open)).toBeGreaterThanOrEqual(waits.slow - 5)
    expect(await chosen(fresh)).toBe('normal')
    expect(await open()).toMatchObject({ title: 'Ada Obi', status: 'existing' })
  })

  test.each([
    ['not-found', '404 USER_NOT_FOUND'],
    ['rate-limit', '429 M_LIMIT_EXCEEDED'],
    ['outage', '502 BRIDGE_UNAVAILABLE'],
  ] as const)('%s, for any recipient and without creating a chat', async (answer, expected) => {
    for (const open of [
      ({ beeper }: Sandbox) => beeper.chats.start(toAda),
      ({ beeper }: Sandbox) => beeper.chats.create(trip()),
      ({ beeper }: Sandbox) => beeper.post('/v1/chats', { body: { mode: 'start', ...toAda } }),
    ]) {
      const fresh = await sandbox()
      const before = await titles(fresh)
      await choose(fresh, answer)
      const { refused, headers } = await refusalOf(open(fresh))
      expect(refused).toBe(expected)
      expect(headers?.get('retry-after')).toBe(answer === 'rate-limit' ? '20' : null)
      expect(await titles(fresh)).toEqual(before)
      expect(await chosen(fresh)).toBe('normal')
      expect(await open(fresh)).toMatchObject({ status: 'created' })
    }
  })

  test('after the timeout, for a new and for an existing chat', async () => {
    const fresh = await sandbox()
    for (const status of ['created', 'existing']) {
      await choose(fresh, 'after-timeout')
      const before = performance.now()
      expect(await fresh.beeper.chats.start(toAda)).toMatchObject({ status })
      expect(performance.now() - before).toBeGreaterThanOrEqual(waits.late - 5)
      expect(await titles(fresh)).toContain('Ada Obi')
    }
  })

  test('a partial group, without the last participant', async () => {
    const fresh = await sandbox()
    await choose(fresh, 'partial-group')
    const body = trip()
    const partial = await fresh.beeper.chats.create(body)
    expect(partial).toMatchObject({ title: 'Trip', status: 'created' })
    const ids = partial.participants.items.map(({ id }) => id)
    expect(body.participantIDs.filter((id) => !ids.includes(id))).toEqual([
      body.participantIDs.at(-1),
    ])
    expect((await fresh.beeper.chats.create(trip())).participants.total).toBe(4)
  })

  test.each(['created', 'existing'])(
    'a lost first message, with a chat that is %s',
    async (status) => {
      const fresh = await sandbox()
      if (status === 'existing') await fresh.beeper.chats.start(toAda)
      await choose(fresh, 'first-message-fails')
      const withMessage = { ...toAda, messageText: 'Hello' }
      expect((await refusalOf(fresh.beeper.chats.start(withMessage))).refused).toBe(
        '500 INTERNAL_ERROR',
      )
      const chat = await fresh.beeper.chats.start(toAda)
      expect(chat.status).toBe('existing')
      const messages = async () => (await fresh.beeper.messages.list(chat.id)).items
      expect(await messages()).toEqual([])
      await fresh.beeper.chats.start(withMessage)
      expect(await messages()).toMatchObject([{ text: 'Hello' }])
    },
  )
})

test('first-message-fails also applies to a message that the network requires', async () => {
  const fresh = await sandbox()
  await choose(fresh, 'first-message-fails')
  const [id = ''] = ordinary('linkedin')
  const body = { accountID: accountOf('linkedin'), user: { id }, messageText: 'Hello' }
  expect((await refusalOf(fresh.beeper.chats.start(body))).refused).toBe('500 INTERNAL_ERROR')
})

describe('the chosen answer stays for the next request', () => {
  test.each([
    ['partial-group', 'a direct chat'],
    ['first-message-fails', 'a request without a message'],
  ] as const)('%s after %s', async (answer, _) => {
    const fresh = await sandbox()
    await choose(fresh, answer)
    expect(await fresh.beeper.chats.start(toAda)).toMatchObject({ status: 'created' })
    expect(await chosen(fresh)).toBe(answer)
  })

  test('partial-group after a group with one other participant', async () => {
    const fresh = await sandbox()
    await choose(fresh, 'partial-group')
    const chat = await fresh.beeper.chats.create(group('whatsapp', 1, { title: 'Us' }))
    expect(chat.participants.total).toBe(2)
    expect(await chosen(fresh)).toBe('partial-group')
  })

  test('after a request with an invalid body, token or account', async () => {
    const fresh = await sandbox()
    await choose(fresh, 'slow')
    const { beeper } = fresh
    const wrong = beeper.post('/v1/chats/start', { body: { accountID: toAda.accountID } })
    expect((await refusalOf(wrong)).refused).toBe('400 VALIDATION_ERROR')
    const stranger = beeper.withOptions({ accessToken: 'made-up' }).chats.start(toAda)
    expect((await refusalOf(stranger)).refused).toBe('401 unauthorized')
    const gone = beeper.chats.start({ ...toAda, accountID: 'gone' })
    expect((await refusalOf(gone)).refused).toBe('404 NOT_FOUND')
    expect(await chosen(fresh)).toBe('slow')
  })

  test.each(['slow', 'after-timeout', 'partial-group', 'first-message-fails'] as const)(
    '%s after a request that is refused for another reason',
    async (answer) => {
      const fresh = await sandbox()
      await choose(fresh, answer)
      const ids = [...ordinary('whatsapp').slice(0, 2), idOf('brokenBridge')]
      const body = group('whatsapp', ids, { title: 'Trip', messageText: 'Hello' })
      expect((await refusalOf(fresh.beeper.chats.create(body))).refused).toBe(
        '502 BRIDGE_UNAVAILABLE',
      )
      expect(await chosen(fresh)).toBe(answer)
    },
  )

  test('unless another one was chosen meanwhile', async () => {
    const fresh = await freshSandbox({ waits: { ...waits, slow: 500 } })
    await choose(fresh, 'slow')
    const body = start('whatsapp', { phoneNumber: '+1 555 010 9999' })
    const refused = refusalOf(fresh.beeper.chats.start(body))
    await expect.poll(() => chosen(fresh), { interval: 5 }).toBe('normal')
    await choose(fresh, 'normal')
    expect((await refused).refused).toBe('404 USER_NOT_FOUND')
    expect(await chosen(fresh)).toBe('normal')
  })
})

test('of many parallel requests, one gets the chosen answer', async () => {
  const fresh = await sandbox()
  await choose(fresh, 'outage')
  const answers = await Promise.all(
    Array.from({ length: 12 }, async (_, index) =>
      index % 2 === 0
        ? refusalOf(fresh.beeper.chats.start(toAda)).catch(() => undefined)
        : refusalOf(fresh.beeper.chats.create(trip())).catch(() => undefined),
    ),
  )
  expect(answers.filter(Boolean).map((answer) => answer?.refused)).toEqual([
    '502 BRIDGE_UNAVAILABLE',
  ])
})

test.each([
  [{}, 400, ['body', 'answer']],
  [{ answer: 'sideways' }, 400, ['body', 'answer']],
  [undefined, 400, ['body']],
])('%o is refused in the API’s shape', async (body, status, path) => {
  const fresh = await sandbox()
  const response = await call(fresh, 'PUT', body)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({
    code: 'VALIDATION_ERROR',
    details: { issues: [{ path }] },
  })
  expect(await chosen(fresh)).toBe('normal')
})

test('both calls need a token', async () => {
  const fresh = await sandbox()
  for (const method of ['GET', 'PUT']) {
    expect((await call(fresh, method, undefined, 'made-up')).status).toBe(401)
  }
})

test('a reset clears the chosen answer', async () => {
  const fresh = await sandbox()
  await choose(fresh, 'outage')
  const headers = { authorization: 'Bearer sandbox' }
  await fresh.app.request(resetSandbox.path, { method: 'POST', headers })
  expect(await chosen(fresh)).toBe('normal')
})

test('the chosen answer is stored immediately and survives a crash', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'overture-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const url = `file:${join(folder, 'sandbox.db')}`
  const first = await openDatabase(url)
  await choose(sandboxOver(first), 'rate-limit')
  // the first is not closed, so nothing is written on close
  const second = await openDatabase(url)
  const again = sandboxOver(second)
  expect(await chosen(again)).toBe('rate-limit')
  expect((await refusalOf(again.beeper.chats.start(toAda))).refused).toBe('429 M_LIMIT_EXCEEDED')
  expect(await chosen(sandboxOver(first))).toBe('normal')
  await first.close()
  await second.close()
})

test('sandboxes that share a remote database share the chosen answer, and one uses it', async () => {
  const remote = await startRemoteDatabase('token')
  onTestFinished(async () => {
    await remote.stop()
  })
  const first = await openDatabase(remote.url, { token: 'token' })
  const second = await openDatabase(remote.url, { token: 'token' })
  await choose(sandboxOver(first), 'not-found')
  const answers = await Promise.all(
    [first, second].map((database) =>
      refusalOf(sandboxOver(database).beeper.chats.start(toAda)).catch(() => undefined),
    ),
  )
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(await chosen(sandboxOver(second))).toBe('normal')
  await first.close()
  await second.close()
})

test('an unknown value of a newer sandbox is ignored', async () => {
  const { database, ...fresh } = await sandbox()
  const args: [ChosenAnswer | 'sideways'] = ['sideways']
  await database.write([{ sql: `insert into choice values ('nextAnswer', ?)`, args }])
  expect(await chosen(fresh)).toBe('normal')
  expect(await fresh.beeper.chats.start(toAda)).toMatchObject({ status: 'created' })
})
