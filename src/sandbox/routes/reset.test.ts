import { afterEach, expect, test, vi } from 'vitest'
import { resetSandbox } from '#contract/overture.ts'
import { type Database, openDatabase } from '../database.ts'
import { everythingIn, freshSandbox, speakTo } from '../fresh-sandbox.ts'
import { group, start } from '../sample-requests.ts'
import { cast } from '../seed/cast.ts'

afterEach(() => {
  vi.useRealTimers()
})

const reset = ({ app }: Pick<Awaited<ReturnType<typeof freshSandbox>>, 'app'>, token = 'sandbox') =>
  app.request(resetSandbox.path, { method: 'POST', headers: { authorization: `Bearer ${token}` } })

// keys of chats and messages go on counting
const countingKeys = /"(?:chat|lastRead)":\d+,?|"key":\d+,(?="id":)/g

const everythingButKeys = async (database: Database) =>
  JSON.stringify(await everythingIn(database)).replace(countingKeys, '')

test('a reset restores the seed, as if the sandbox were new', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const sandbox = await freshSandbox()
  const { beeper, database } = sandbox
  const before = await everythingButKeys(database)
  await beeper.chats.start(start('whatsapp', { phoneNumber: cast.ada.phoneNumber }))
  await beeper.chats.start(start('gmessages', { phoneNumber: '+15550100177' }))
  await beeper.chats.create(group('telegram', 3, { title: 'Trip', messageText: 'Hello' }))
  expect(await everythingButKeys(database)).not.toEqual(before)

  expect((await reset(sandbox)).status).toBe(204)
  expect(await everythingButKeys(database)).toEqual(before)
  const { items } = await beeper.accounts.contacts.search('gmessages', { query: '5550100177' })
  expect(items.map((person) => person.fullName)).toEqual([undefined])
})

test('a reset leaves the people of a large account where they are', async () => {
  const database = await openDatabase(':memory:', { people: 500 })
  const sandbox = { database, ...speakTo(database) }
  const ids = async () => (await everythingIn(database))[1]?.length
  const before = await ids()
  await sandbox.beeper.chats.start(start('whatsapp', { phoneNumber: '+15551000499' }))
  expect((await reset(sandbox)).status).toBe(204)
  expect(await ids()).toBe(before)
  const again = await sandbox.beeper.chats.start(start('whatsapp', { phoneNumber: '+15551000499' }))
  expect(again.status).toBe('created')
})

test('nobody resets without a token', async () => {
  expect((await reset(await freshSandbox(), 'wrong')).status).toBe(401)
})

test('starts, creates and resets at once leave no chat half-made and refuse nobody', async () => {
  const sandbox = await freshSandbox()
  const { beeper, database } = sandbox
  const toAda = start('whatsapp', { phoneNumber: cast.ada.phoneNumber }, { messageText: 'Hi' })
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      if (index % 10 === 5) return (await reset(sandbox)).status
      return index % 3 === 0
        ? beeper.chats.create(group('whatsapp', 3))
        : beeper.chats.start(
            index % 2 === 0 ? toAda : start('gmessages', { phoneNumber: '+15550100177' }),
          )
    }),
  )
  expect(answers.filter((answer) => answer === 204)).toHaveLength(6)
  const chats = await beeper.chats.search({ limit: 200 })
  for (const chat of chats.items) expect(chat.participants.total).toBeGreaterThanOrEqual(1)
  expect(await database.write([{ sql: 'pragma foreign_key_check', args: [] }])).toEqual([])
})
