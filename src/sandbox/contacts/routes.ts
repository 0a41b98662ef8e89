import { Hono } from 'hono'
import { listContacts, searchContacts } from '#contract/contacts.ts'
import type { Answer } from '#contract/endpoint.ts'
import { findAccount } from '../accounts/store.ts'
import { answerJSON } from '../answer-json.ts'
import type { SandboxDeps } from '../deps.ts'
import { readQuery, routePath } from '../request.ts'
import { searchPeople } from './lookup.ts'
import { toUser } from './person.ts'
import { listContacts as readContacts } from './store.ts'

const pageLength = 50

/** Searches the contacts of an account by words or identifier, and lists them by name. */
export const contactRoutes = ({ database }: SandboxDeps) =>
  new Hono()
    .get(routePath(searchContacts.path), async (c) => {
      const { query } = readQuery(c, searchContacts.query)
      const account = await findAccount(database, c.req.param('accountID'))
      const people = await searchPeople(database, account, query)
      return answerJSON(c, { items: people.map(toUser) } satisfies Answer<typeof searchContacts>)
    })
    .get(routePath(listContacts.path), async (c) => {
      const { query, limit = pageLength, ...request } = readQuery(c, listContacts.query)
      const { accountID } = await findAccount(database, c.req.param('accountID'))
      const { rows, ...page } = await readContacts(database, accountID, query, {
        ...request,
        limit,
      })
      return answerJSON(c, { ...page, items: rows.map(toUser) } satisfies Answer<
        typeof listContacts
      >)
    })
