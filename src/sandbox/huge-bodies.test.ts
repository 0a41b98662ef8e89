import { expect, test } from 'vitest'
import { networks } from '#contract/networks.ts'
import { freshSandbox } from './fresh-sandbox.ts'
import { accountOf, start } from './sample-requests.ts'

const types = Object.keys(networks)
const refusals = [400, 404, 409, 422]

async function post(path: string, body: object) {
  const { app } = await freshSandbox()
  const request = { method: 'POST', headers: { authorization: 'Bearer sandbox' } }
  const started = performance.now()
  const { status } = await app.request(path, { ...request, body: JSON.stringify(body) })
  return { status, isSoon: performance.now() - started < 3000 }
}

const refusedSoon = { status: expect.toBeOneOf(refusals), isSoon: true }

test.each(types)('on %s identifiers of 200,000 letters are refused soon', async (type) => {
  for (const text of ['9', '+', ' ', '@', 'a@']) {
    const long = `+${text.repeat(200_000 / text.length)}!`
    const user = { id: long, username: long, phoneNumber: long, email: long }
    expect(await post('/v1/chats/start', start(type, user))).toEqual(refusedSoon)
  }
})

test.each(types)('on %s a group of 70,000 nobodies is refused soon', async (type) => {
  const participantIDs = Array.from({ length: 70_000 }, (_, index) => `${1_000_000 + index}?`)
  const body = { accountID: accountOf(type), type: 'group', participantIDs }
  expect(await post('/v1/chats', body)).toEqual(refusedSoon)
})

test('a group of 2,000 people is made soon', async () => {
  const participantIDs = Array.from({ length: 2000 }, (_, index) => `+1555${1_000_000 + index}`)
  const body = { accountID: accountOf('gmessages'), type: 'group', participantIDs }
  expect(await post('/v1/chats', body)).toEqual({ status: 200, isSoon: true })
})
