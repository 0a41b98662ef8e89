import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { freshSandbox } from '../fresh-sandbox.ts'
import { accountOf, group, start } from '../sample-requests.ts'
import { cast } from '../seed/cast.ts'

const { ada, jun } = cast
const Row = z.object({ rows: z.number() })

describe.each([20, 50])('%i requests at once', (times) => {
  test.each([
    ['for a contact', start('whatsapp', { phoneNumber: ada.phoneNumber })],
    ['for somebody nobody knew', start('gmessages', { phoneNumber: '+15550100177' })],
  ])('%s make one chat, created once', async (_, body) => {
    const { beeper, database } = await freshSandbox()
    const answers = await Promise.all(Array.from({ length: times }, () => beeper.chats.start(body)))
    expect(new Set(answers.map((chat) => chat.id)).size).toBe(1)
    expect(answers.filter((chat) => chat.status === 'created')).toHaveLength(1)
    expect(answers.filter((chat) => chat.status === 'existing')).toHaveLength(times - 1)
    const count = 'select count(*) as rows from chat where id = ?'
    expect(await database.rows(Row, count, [answers[0]?.id ?? ''])).toEqual([{ rows: 1 }])
    expect(answers.every((chat) => chat.participants.total === 2)).toBe(true)
  })

  test('with words leave as many messages in the one chat', async () => {
    const { beeper, database } = await freshSandbox()
    const body = start('signal', { phoneNumber: jun.phoneNumber }, { messageText: 'Hi' })
    await Promise.all(Array.from({ length: times }, () => beeper.chats.start(body)))
    const count = `select count(*) as rows from message where text = 'Hi' group by chat`
    expect(await database.rows(Row, count)).toEqual([{ rows: times }])
  })
})

test('25 starts against 25 creates make one direct chat, and lose none of their words', async () => {
  const { beeper, database } = await freshSandbox()
  const create = {
    accountID: accountOf('whatsapp'),
    type: 'single' as const,
    participantIDs: ['@447700900101:local-whatsapp.localhost'],
    messageText: 'Hi',
  }
  const begin = start('whatsapp', { phoneNumber: ada.phoneNumber }, { messageText: 'Hi' })
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      index % 2 ? beeper.chats.start(begin) : beeper.chats.create(create),
    ),
  )
  expect(new Set(answers.map((chat) => chat.id)).size).toBe(1)
  expect(answers.filter((chat) => chat.status === 'created')).toHaveLength(1)
  const count = `select count(*) as rows from message where text = 'Hi' group by chat`
  expect(await database.rows(Row, count)).toEqual([{ rows: 50 }])
})

test('twenty iMessage groups of the same people at once are one', async () => {
  const { beeper, database } = await freshSandbox()
  const wish = group('imessage', 3, { messageText: 'Hello' })
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => beeper.chats.create(wish)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const count = `select count(*) as rows from message where text = 'Hello'`
  expect(await database.rows(Row, count)).toEqual([{ rows: 1 }])
})
