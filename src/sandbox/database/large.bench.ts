import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bench, describe } from 'vitest'
import { directChatWith } from '../chats/insert.ts'
import { type ChatFilters, listChats } from '../chats/list.ts'
import { sandboxOver } from '../testing/fresh-sandbox.ts'
import { manyChats, partnerID } from '../testing/many-chats.ts'
import { accountOf, start } from '../testing/sample-requests.ts'
import { openDatabase } from './database.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'overture-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true }))
const file = (name: string) => `file:${path.join(folder, name)}.db`
const whatsapp = accountOf('whatsapp')

const town = sandboxOver(await openDatabase(file('town'), { people: 100_000 }))

describe('searching 100,000 contacts by way of the API', () => {
  for (const query of [
    'alba',
    'oona sandarberg',
    'vik',
    'ma',
    'z',
    '+155510012',
    'nobody at all',
  ]) {
    bench(`“${query}”`, async () => {
      await town.beeper.accounts.contacts.search(whatsapp, { query })
    })
  }
})

async function withChats(count: number) {
  const database = await openDatabase(file(String(count)))
  await manyChats(database, count)
  const { beeper } = sandboxOver(database)
  const anyone = () => partnerID(Math.floor(Math.random() * count))
  return {
    lookUp: async () => void (await directChatWith(database, whatsapp, anyone())),
    list: async (filters: ChatFilters) => {
      // a write, or the answer of before would be measured
      await database.write([{ sql: 'update account set statusText = statusText', args: [] }])
      await listChats(database, filters, { limit: 25 })
    },
    open: async () => void (await beeper.chats.start(start('whatsapp', { id: anyone() }))),
  }
}

const [few, many] = [await withChats(1000), await withChats(1_000_000)]

describe('finding a direct chat that exists', () => {
  bench('among a thousand', few.lookUp)
  bench('among a million', many.lookUp)
})

describe('starting a direct chat that exists, by way of the API', () => {
  bench('among a thousand', few.open)
  bench('among a million', many.open)
})

const filters: Record<string, ChatFilters> = {
  'of all': {},
  'of one account': { accountIDs: [whatsapp] },
  'in the archive': { inbox: 'archive' },
  'of groups': { type: 'group' },
  unread: { unreadOnly: true },
  'by a word of the title': { query: 'familia' },
  'by a word of no title': { query: 'nobody' },
  'by a letter that few titles have': { query: 'q' },
  'by two letters that no title has': { query: 'zx' },
  'by a digit that every title has': { query: '5' },
  'by a participant': { query: 'ada', scope: 'participants' },
  'by a letter of a participant': { query: 'q', scope: 'participants' },
}

describe('listing chats', () => {
  for (const [name, filter] of Object.entries(filters)) {
    bench(`${name}, among a thousand`, () => few.list(filter))
    bench(`${name}, among a million`, () => many.list(filter))
  }
})
