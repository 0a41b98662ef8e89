import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChat, startChat } from '#contract/chat-endpoints.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { freshSandbox } from '#sandbox/fresh-sandbox.ts'
import { type Beeper, createBeeper } from './client.ts'
import { outcomeQuery } from './outcome-query.ts'
import { createQueryClient } from './queries.ts'

let beeper: Beeper
let whatsapp: string
let people: string[]

beforeEach(async () => {
  const sandbox = await freshSandbox()
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) =>
    sandbox.app.request(input, init),
  )
  beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '', token: 'sandbox' })
  const accounts = await sandbox.beeper.accounts.list()
  whatsapp = accounts.find(({ bridge }) => bridge?.type === 'whatsapp')?.accountID ?? ''
  people = await Promise.all(
    ['Ada Obi', 'Tess Brandt', 'Łukasz'].map(async (query) => {
      const { items } = await sandbox.beeper.accounts.contacts.search(whatsapp, { query })
      return items[0]?.id ?? ''
    }),
  )
  expect(people).not.toContain('')
})
afterEach(() => vi.unstubAllGlobals())

const look = async (payload: NewChat) =>
  (await createQueryClient().fetchQuery(outcomeQuery(beeper, payload))).opened

test('a direct chat is found by any way of naming the person, once it is there', async () => {
  const user = { phoneNumber: '+447700900101' }
  const payload: NewChat = { mode: 'start', accountID: whatsapp, user }
  expect(await look(payload)).toBeUndefined()
  const { answer } = await beeper.send(startChat, { body: { accountID: whatsapp, user } })
  const chatID = 'id' in answer ? answer.id : answer.chatID
  expect(await look(payload)).toMatchObject({
    chatID,
    status: undefined,
    chat: { title: 'Ada Obi' },
  })
  const [id = ''] = people
  expect(await look({ ...payload, user: { id } })).toMatchObject({ chatID })
  expect(await look({ ...payload, user: { id: 'somebody' } })).toBeUndefined()
})

test('a group is found by its people and title, and no other group is taken for it', async () => {
  const group = { accountID: whatsapp, type: 'group', participantIDs: people } as const
  const payload: NewChat = { mode: 'create', ...group, title: 'Trip' }
  await beeper.send(createChat, { body: { ...group, title: 'Another trip' } })
  await beeper.send(createChat, {
    body: { ...group, participantIDs: people.slice(1), title: 'Trip' },
  })
  expect(await look(payload)).toBeUndefined()
  await beeper.send(createChat, { body: { ...group, title: 'Trip' } })
  expect(await look(payload)).toMatchObject({ chat: { title: 'Trip', type: 'group' } })
  expect(await look({ ...payload, participantIDs: people.slice(0, 2) })).toBeUndefined()
})
