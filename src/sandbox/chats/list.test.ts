import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type Database, openDatabase } from '../database/database.ts'
import { type ChatFilters, listChats } from './list.ts'

const Step = z.object({ detail: z.string() })

/** How SQLite goes about listing chats under these conditions. */
async function planOf(filters: ChatFilters) {
  const database = await openDatabase(':memory:')
  const plan: string[] = []
  const explaining: Database = {
    ...database,
    async rows(schema, sql, args) {
      const steps = await database.rows(Step, `explain query plan ${sql}`, args)
      plan.push(...steps.map(({ detail }) => detail))
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
  const plan = await planOf(filters)
  expect(plan).toContain(`INDEX ${index}`)
  expect(plan).not.toContain('TEMP B-TREE')
})
