import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { openDatabase } from '../database/open.ts'
import { sandboxOver } from '../testing/fresh-sandbox.ts'
import { accountOf } from '../testing/sample-requests.ts'
import { addBulkContacts, bulkContact } from './bulk-contacts.ts'

const Count = z.object({ people: z.number() })
const whatsapp = accountOf('whatsapp')

async function contacts(people?: number) {
  const database = await openDatabase(':memory:', people === undefined ? {} : { people })
  const count = async () => {
    const sql = 'select count(*) as people from person where accountID = ? and isStranger = 0'
    const [row] = await database.rows(Count, sql, [whatsapp])
    return row?.people ?? 0
  }
  return { database, count }
}

test('the account gets the requested number of additional contacts', async () => {
  const seeded = await (await contacts()).count()
  expect(await (await contacts(12_345)).count()).toBe(seeded + 12_345)
})

test('contacts missing after an aborted start are added by the next one', async () => {
  const { database, count } = await contacts(300)
  const before = await count()
  await addBulkContacts(database, 1000)
  expect(await count()).toBe(before + 700)
  await addBulkContacts(database, 1000)
  await addBulkContacts(database, 10)
  expect(await count()).toBe(before + 700)
})

test('a bulk contact is found by name and opens a chat', async () => {
  const { database } = await contacts(2000)
  const { beeper } = sandboxOver(database)
  const last = bulkContact(1999)
  const found = await beeper.accounts.contacts.search(whatsapp, { query: last.fullName })
  expect(found.items.map((person) => person.phoneNumber)).toContain(last.phoneNumber)
  const chat = await beeper.chats.start({
    accountID: whatsapp,
    user: { phoneNumber: last.phoneNumber },
  })
  expect(chat).toMatchObject({ title: last.fullName, status: 'created' })
})

test('a million contacts have distinct, unassigned numbers and many names', () => {
  const people = Array.from({ length: 50_000 }, (_, index) => bulkContact(index * 20))
  expect(new Set(people.map(({ phoneNumber }) => phoneNumber)).size).toBe(people.length)
  expect(people.filter(({ phoneNumber }) => !/^\+15551\d{6}$/.test(phoneNumber))).toEqual([])
  expect(new Set(people.map(({ fullName }) => fullName)).size).toBeGreaterThan(10_000)
})
