import type { Database } from '../database.ts'
import type { IdentifierKind, Network } from '../networks/network.ts'
import { Person, selectPerson } from './person.ts'

const mostAtOnce = 500

/** Everybody on an account with exactly this identifier, spelled as the network reads it. */
export const peopleWith = (
  database: Database,
  accountID: string,
  kind: IdentifierKind,
  value: string,
) =>
  database.rows(
    Person,
    `select ${selectPerson} from person where accountID = ? and ${kind} = ? order by key limit ${mostAtOnce}`,
    [accountID, value],
  )

/** The people whom these IDs name, by the ID given: one that the API showed, or a network's own. */
export async function peopleByID(
  database: Database,
  { accountID, network }: { accountID: string; network: Network },
  ids: readonly string[],
): Promise<Map<string, Person>> {
  const asked = ids.map((id) => [id, network.networkID(id) ?? id])
  const rows = await database.rows(
    Person,
    `select ${selectPerson} from json_each(?) as asked cross join person
      on person.accountID = ? and person.id = asked.value ->> 0
    union
    select ${selectPerson} from json_each(?) as asked cross join person
      on person.accountID = ? and person.networkID = asked.value ->> 1`,
    [JSON.stringify(asked), accountID, JSON.stringify(asked), accountID],
  )
  const byID = new Map(rows.map((person) => [person.id, person]))
  const byNetworkID = new Map(rows.map((person) => [person.networkID, person]))
  return new Map(
    asked.flatMap(([id = '', networkID = '']) => {
      const person = byID.get(id) ?? byNetworkID.get(networkID)
      return person ? [[id, person] as const] : []
    }),
  )
}

/** The other side of a direct chat (by key), which may be yourself; undefined for a group. */
export async function partnerOf(database: Database, chat: number): Promise<Person | undefined> {
  const [person] = await database.rows(
    Person,
    `select ${selectPerson} from chat join person on person.key = chat.partner where chat.key = ?`,
    [chat],
  )
  return person
}
