import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Database } from '../database/database.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { manyChats } from '../testing/many-chats.ts'
import { type ChatFilters, listChats } from './list.ts'

const Step = z.object({ detail: z.string() })

/** How SQLite goes about listing chats under these conditions, once it is known how many there are. */
async function planOf(filters: ChatFilters, database: Database) {
  let plan: string[] = []
  const explaining: Database = {
    ...database,
    async rows(schema, sql, args) {
      const steps = await database.rows(Step, `explain query plan ${sql}`, args)
      plan = steps.map(({ detail }) => detail)
      return database.rows(schema, sql, args)
    },
  }
  await listChats(explaining, filters, { limit: 25 })
  return plan.join('\n')
}

// however many chats other accounts have, and however few are archived
test.each<[string, ChatFilters]>([
  ['chatByAccount', { accountIDs: ['matrix'] }],
  ['archivedChat', { inbox: 'archive' }],
  ['chatByActivity', {}],
])('chats are walked along %s in the order of the list for %o', async (index, filters) => {
  const plan = await planOf(filters, await freshDatabase())
  expect(plan).toContain(`INDEX ${index}`)
  expect(plan).not.toContain('TEMP B-TREE')
})

const found = async (filters: ChatFilters, database: Database) =>
  (await listChats(database, filters, { limit: 200 })).rows.map((row) => row.id)

// each sign, pairs at the end of a title and of a word, marks, a pair that nobody has, and wildcards
const short = ['a', 'z', 'da', 'ps', '🦊', '林', 'σ', 'ς', '-', '"', '%', '_', 'qx', "'", 'd l']

test.each(short)('a word as short as %s is found wherever it stands', async (query) => {
  const database = await freshDatabase()
  const words = await database.rows(
    z.object({ id: z.string(), titleWords: z.string() }),
    'select id, titleWords from chat order by lastActivity desc, key desc',
  )
  const having = words.filter(({ titleWords }) =>
    query.split(' ').every((word) => titleWords.includes(word)),
  )
  expect(await found({ query }, database)).toEqual(having.map(({ id }) => id))
})

test.each(['a', 'da', 'qx', '🦊', '林', '+4', '-'])(
  'a short %s is found in the names of the others',
  async (query) => {
    const database = await freshDatabase()
    const having = await database.rows(
      z.object({ id: z.string() }),
      `select distinct chat.id, chat.lastActivity, chat.key from chat
        join participant on participant.chat = chat.key
        join person on person.key = participant.person
        where person.isSelf = 0 and instr(person.words, ?) > 0
        order by chat.lastActivity desc, chat.key desc`,
      [query],
    )
    const ids = await found({ query, scope: 'participants' }, database)
    expect(ids).toEqual(having.map(({ id }) => id))
  },
)

// what few chats have is looked up, and what many have is met along the list
test.each<[string, ChatFilters, string]>([
  ['q', {}, 'chatTrigrams'],
  ['zx', { scope: 'participants' }, 'personTrigrams'],
  ['familia', {}, 'chatWords'],
  ['5', {}, 'chatByActivity'],
])('of many chats, those with “%s” (%o) are found by %s', async (query, filters, way) => {
  const database = await freshDatabase()
  await manyChats(database, 2000)
  const plan = await planOf({ query, ...filters }, database)
  expect(plan).toContain(way)
})
