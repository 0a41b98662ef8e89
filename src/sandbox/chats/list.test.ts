import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Database } from '../database/database.ts'
import { queryWords } from '../database/fold.ts'
import { lastIndexed } from '../database/sql.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { manyChats } from '../testing/many-chats.ts'
import { type ChatFilters, listChats } from './list.ts'

const Step = z.object({ detail: z.string() })

/** SQLite's query plan of the last query for a list of chats with these filters. */
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

// independent of the number of chats of other accounts and in other inboxes
test.each<[string, ChatFilters]>([
  ['chatByAccount', { accountIDs: ['matrix'] }],
  ['archivedChat', { inbox: 'archive' }],
  ['chatByActivity', {}],
])('the index %s gives the order of the list for %o', async (index, filters) => {
  const plan = await planOf(filters, await freshDatabase())
  expect(plan).toContain(`INDEX ${index}`)
  expect(plan).not.toContain('TEMP B-TREE')
})

const found = async (filters: ChatFilters, database: Database) =>
  (await listChats(database, filters, { limit: 200 })).rows.map((row) => row.id)

const Words = z.object({ id: z.string(), words: z.string() })

/** The searchable text of chats, one row per title or per other participant, in list order. */
const wordsOf = {
  titles: `select id, titleWords as words from chat order by lastActivity desc, key desc`,
  participants: `select chat.id, person.words from chat
    join participant on participant.chat = chat.key
    join person on person.key = participant.person
    where person.isSelf = 0 order by chat.lastActivity desc, chat.key desc`,
}

// punctuation, wildcards, quotes, characters of several code units, and text without matches
const odd = [
  'ps',
  '🦊',
  '林',
  'σ',
  'ς',
  '-',
  '"',
  '%',
  '_',
  'qx',
  "'",
  'd l',
  '+4',
  'familia "',
  'xyz',
]

/** A sandbox with chats that were added, renamed and deleted after seeding. */
async function usedDatabase(): Promise<Database> {
  const database = await freshDatabase()
  const write = (sql: string) => database.write([{ sql, args: [] }])
  await write(`insert into person (accountID, id, networkID, sortName, words, isStranger)
    with recursive place (number) as
      (select 1 union all select number + 1 from place where number < 155)
    select accountID, 'stranger' || number, number, '', 'stranger ' || hex(number), 1
    from place join account on network = 'signal'`)
  await write(`insert into chat (id, accountID, type, partner, title, titleWords, lastActivity)
    select 'with' || key, accountID, 'single', key, '', words, '2026-01-01' from person
    where isStranger = 1 and id like 'stranger%'`)
  await write(`insert into participant (chat, position, person)
    select key, 0, partner from chat where id like 'with%'`)
  await write(`update chat set titleWords = 'renamed ' || key where key % 7 = 0`)
  await write(`delete from participant where chat % 11 = 0`)
  await write(`delete from chat where key % 11 = 0 and id like 'with%'`)
  return database
}

const Newest = z.object({ indexed: z.number(), key: z.number() })

test('new rows are indexed in batches, and the rest is scanned', async () => {
  const database = await usedDatabase()
  for (const [table, index] of [
    ['person', 'personWords'],
    ['chat', 'chatWords'],
  ] as const) {
    const [newest] = await database.rows(
      Newest,
      `select ${lastIndexed(index)} as indexed, (select max(key) from ${table}) as key`,
    )
    expect(newest?.indexed).toBeGreaterThan((newest?.key ?? 0) - 16)
    expect(newest?.indexed).toBeLessThan(newest?.key ?? 0)
  }
})

test.each(['titles', 'participants'] as const)(
  'a search in %s finds the same chats as a substring filter',
  async (scope) => {
    const database = await usedDatabase()
    const rows = await database.rows(Words, wordsOf[scope])
    const pieces = fc
      .tuple(fc.constantFrom(...rows), fc.nat(40), fc.integer({ min: 1, max: 7 }))
      .map(([{ words }, from, length]) =>
        [...words]
          .slice(from, from + length)
          .join('')
          .trim(),
      )
    await fc.assert(
      fc.asyncProperty(fc.oneof(pieces, fc.constantFrom(...odd)), async (query) => {
        const words = queryWords(query)
        const expected = new Set(
          rows
            .filter((row) =>
              words.every((word) =>
                rows.some((other) => other.id === row.id && other.words.includes(word)),
              ),
            )
            .map(({ id }) => id),
        )
        if (words.length > 0) expect(await found({ query, scope }, database)).toEqual([...expected])
      }),
      { numRuns: 150 },
    )
  },
)

// rare text is looked up in the index, common text is found by scanning the list
test.each<[string, ChatFilters, string]>([
  ['q', {}, 'chatTrigrams'],
  ['zx', { scope: 'participants' }, 'personTrigrams'],
  ['familia', {}, 'chatWords'],
  ['5', {}, 'chatByActivity'],
])('a search for “%s” (%o) among many chats uses %s', async (query, filters, index) => {
  const database = await freshDatabase()
  await manyChats(database, 2000)
  const plan = await planOf({ query, ...filters }, database)
  expect(plan).toContain(index)
})

test('people beyond the sample are found, too, when none of the sample has a chat', async () => {
  const database = await freshDatabase()
  const write = (sql: string) => database.write([{ sql, args: [] }])
  await write(`insert into person (accountID, id, networkID, sortName, words)
    with recursive place (number) as
      (select 1 union all select number + 1 from place where number < 250)
    select accountID, 'rare' || number, number, '', 'xylophone' from place
    join account on network = 'signal'`)
  await write(`insert into chat (id, accountID, type, partner, title, titleWords, lastActivity)
    select 'last', accountID, 'single', key, '', '', '2026-01-01' from person where id = 'rare250'`)
  await write(`insert into participant (chat, position, person)
    select key, 0, partner from chat where id = 'last'`)
  const filters: ChatFilters = { query: 'xylophone', scope: 'participants' }
  expect(await planOf(filters, database)).toContain('personWords')
  expect(await found(filters, database)).toEqual(['last'])
})
