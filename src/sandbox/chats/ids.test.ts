import { describe, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { accountOf } from '../testing/sample-requests.ts'

const headers = { authorization: 'Bearer sandbox' }

// IDs like those of iMessage threads and Matrix rooms, and harder cases
const ids = [
  'imsg##thread:3b5d5c3e',
  '!NCdzlIaMjZUmvmvyHU:beeper.example',
  '!a/b:c.example',
  'a?b&c=d#e',
  'a b+c',
  'a%2Fb',
  '100%',
  '%41',
  'ünïcødé 🙏',
]

/** A sandbox where one chat and its latest message have this ID. */
async function sandboxWith(id: string) {
  const { database, app, beeper } = await freshSandbox()
  const [chat] = (await beeper.chats.list({ accountIDs: [accountOf('whatsapp')] })).items
  const message = chat?.preview?.id ?? ''
  await database.write([
    { sql: 'update chat set id = ? where id = ?', args: [id, chat?.id ?? ''] },
    { sql: 'update message set id = ? where id = ?', args: [id, message] },
  ])
  return { app, beeper }
}

describe('an ID may be any text and works in every call', () => {
  test.each(ids)('%s', async (id) => {
    const { app, beeper } = await sandboxWith(id)
    const path = `/v1/chats/${encodeURIComponent(id)}`
    const answer = await app.request(path, { headers })
    expect(Chat.parse(await answer.json()).id).toBe(id)
    expect((await beeper.chats.retrieve(id)).id).toBe(id)
    expect((await beeper.messages.retrieve(id, { chatID: id })).id).toBe(id)
    expect((await beeper.messages.send(id, { text: 'Hi' })).chatID).toBe(id)
    expect((await beeper.chats.update(id, { isPinned: true })).isPinned).toBe(true)
    await beeper.chats.archive(id)
    await beeper.chats.reminders.delete(id)
    expect((await beeper.messages.search({ chatIDs: [id] })).items[0]?.chatID).toBe(id)
  })
})

test.each([
  (id: string) => id.toUpperCase(),
  (id: string) => id.toLowerCase(),
  (id: string) => `${id} `,
  (id: string) => ` ${id}`,
  (id: string) => id.slice(0, -1),
  (id: string) => `${id}%`,
  (id: string) => encodeURIComponent(id),
  (id: string) => `0${id}`,
  (id: string) => `${id}\0`,
  (id: string) => `${id}\0x`,
])('a similar ID is not found: %s', async (similar) => {
  const { app, beeper } = await freshSandbox()
  const [chat] = (await beeper.chats.list({ accountIDs: [accountOf('whatsapp')] })).items
  const other = similar(chat?.id ?? '')
  expect(other).not.toBe(chat?.id)
  for (const path of ['', '/messages', `/messages/${chat?.preview?.id}`]) {
    const url = `/v1/chats/${encodeURIComponent(other)}${path}`
    expect((await app.request(url, { headers })).status).toBe(404)
  }
  const message = encodeURIComponent(similar(chat?.preview?.id ?? ''))
  const url = `/v1/chats/${encodeURIComponent(chat?.id ?? '')}/messages/${message}`
  expect((await app.request(url, { headers })).status).toBe(404)
})

test('a local ID is matched exactly', async () => {
  const { beeper, app } = await freshSandbox()
  const [chat] = (await beeper.chats.list()).items
  const local = chat?.localChatID ?? ''
  const statusOf = async (id: string) =>
    (await app.request(`/v1/chats/${encodeURIComponent(id)}`, { headers })).status
  expect(await statusOf(local)).toBe(200)
  for (const similar of [`0${local}`, `${local}.0`, ` ${local}`, `+${local}`, `${local}\0`]) {
    expect(await statusOf(similar)).toBe(404)
  }
})
