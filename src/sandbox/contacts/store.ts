import * as z from 'zod/mini'
import type { Database } from '../database/database.ts'
import { ftsTerm, queryWords } from '../database/fold.ts'
import { type PageRequest, readPage } from '../database/page.ts'
import { type Condition, where } from '../database/sql.ts'
import type { IdentifierKind, Network } from '../networks/shared.ts'
import { Person, selectPerson } from './person.ts'

const ContactRow = z.extend(Person, { key: z.number(), sortName: z.string() })

const maxFound = 50

const ownContacts = (accountID: string): Condition => ({
  sql: 'person.accountID = ? and person.isStranger = 0 and person.isSelf = 0',
  args: [accountID],
})

// a join stops at the limit; `cross` makes the FTS index the outer loop
const throughIndex = 'from personWords cross join person on person.key = personWords.rowid'

const matchesAll = (words: string[]): Condition => ({
  sql: 'personWords match ?',
  args: [words.map((word) => `"${ftsTerm(word).replaceAll('"', '""')}"`).join(' AND ')],
})

/** One page of an account's contacts by name, all or those that contain every word. */
export function listContacts(
  database: Database,
  accountID: string,
  query: string | undefined,
  request: PageRequest,
) {
  const words = queryWords(query ?? '')
  const hasQuery = words.length > 0
  return readPage(
    database,
    {
      schema: ContactRow,
      select: `select ${selectPerson}, person.key, person.sortName ${hasQuery ? throughIndex : 'from person'}`,
      conditions: [ownContacts(accountID), ...(hasQuery ? [matchesAll(words)] : [])],
      table: 'person',
      sortedBy: 'sortName',
      descending: false,
      position: (row) => [row.sortName, row.key],
    },
    request,
  )
}

/** At most 50 contacts that contain every word, first those whose name starts with the query. */
export async function contactsMatching(
  database: Database,
  accountID: string,
  query: string,
): Promise<Person[]> {
  const words = queryWords(query)
  if (words.length === 0) return []
  const named = await firstContacts(database, accountID, 'from person', startsWith(words))
  if (named.length === maxFound) return named
  const others = await firstContacts(database, accountID, throughIndex, matchesAll(words))
  const found = new Map([...named, ...others].map((person) => [person.id, person]))
  return [...found.values()].slice(0, maxFound)
}

function firstContacts(database: Database, accountID: string, from: string, condition: Condition) {
  const { sql, args } = where([ownContacts(accountID), condition])
  return database.rows(Person, `select ${selectPerson} ${from} ${sql} limit ${maxFound}`, args)
}

// a range, because it can use the index
const startsWith = (words: string[]): Condition => ({
  sql: 'person.sortName >= ? and person.sortName < ?',
  args: [words.join(' '), `${words.join(' ')}\u{10FFFF}`],
})

const maxPeople = 500

/** The people on an account with exactly this identifier, normalized by the network. */
export const peopleByIdentifier = (
  database: Database,
  accountID: string,
  kind: IdentifierKind,
  value: string,
) =>
  database.rows(
    Person,
    `select ${selectPerson} from person where accountID = ? and ${kind} = ? order by key limit ${maxPeople}`,
    [accountID, value],
  )

/** The people with these user IDs or network IDs, by the given ID. */
export async function peopleByID(
  database: Database,
  { accountID, network }: { accountID: string; network: Network },
  ids: readonly string[],
): Promise<Map<string, Person>> {
  const pairs = ids.map((id) => [id, network.networkID(id) ?? id])
  const rows = await database.rows(
    Person,
    `select ${selectPerson} from json_each(?) as pair cross join person
      on person.accountID = ? and person.id = pair.value ->> 0
    union
    select ${selectPerson} from json_each(?) as pair cross join person
      on person.accountID = ? and person.networkID = pair.value ->> 1`,
    [JSON.stringify(pairs), accountID, JSON.stringify(pairs), accountID],
  )
  const byID = new Map(rows.map((person) => [person.id, person]))
  const byNetworkID = new Map(rows.map((person) => [person.networkID, person]))
  return new Map(
    pairs.flatMap(([id = '', networkID = '']) => {
      const person = byID.get(id) ?? byNetworkID.get(networkID)
      return person ? [[id, person] as const] : []
    }),
  )
}

/** The recipient of a direct chat (by key), which may be oneself; undefined for a group. */
export async function partnerOf(database: Database, chat: number): Promise<Person | undefined> {
  const [person] = await database.rows(
    Person,
    `select ${selectPerson} from chat join person on person.key = chat.partner where chat.key = ?`,
    [chat],
  )
  return person
}
