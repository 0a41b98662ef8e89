import * as z from 'zod/mini'
import { insertPeople, unknownPerson } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import type { Statement } from '../database/sql.ts'
import { whatsapp } from '../networks/whatsapp.ts'
import { fillerContacts, type NamedContact, phoneDigits } from './named-contacts.ts'

const beginnings = 'Bal Cor Dan Fal Gar Hol Kal Lin Mar Nor Pel Ras Sand Tor Ul Ver Win Yar Zel'
const middles = 'a e i o u an en in on un ar er ir or'
const endings = 'berg borg dal feld gren holm lund man mark qvist sen son stedt strand vik wick'

const nameParts = [beginnings, middles, endings].map((list) => list.split(' '))
const givenNames = fillerContacts(16).map(({ fullName }) => fullName.split(' ')[0] ?? '')

/** More would need phone numbers that may be assigned. */
const maxBulkContacts = 1_000_000

function familyName(index: number): string {
  let rest = index
  return nameParts
    .map((list) => {
      const part = list[rest % list.length]
      rest = Math.floor(rest / list.length)
      return part
    })
    .join('')
}

/**
 * A contact of a very large address book, the same on every run for an index from 0. The area code
 * and exchange of its number are never assigned: +1 555 1xx xxxx.
 */
export function bulkContact(index: number): NamedContact {
  const first = givenNames[index % givenNames.length] ?? ''
  const family = familyName(Math.floor(index / givenNames.length))
  return {
    fullName: `${first} ${family}`,
    handle: `${first}_${family}_${index}`.toLowerCase(),
    phoneNumber: `+1555${1_000_000 + index}`,
  }
}

const { accountID } = whatsapp.account
// a transaction has a fixed cost, and a long one blocks others
const batchSize = 2000

const Found = z.object({ found: z.number() })

/** An SQL condition on the table `person` that matches bulk contacts. */
export const isBulkContact = `person.accountID = '${accountID}'
  and person.networkID between '${networkIDOf(0)}' and '${networkIDOf(maxBulkContacts - 1)}'`

/**
 * Ensures that the WhatsApp account has at least `people` bulk contacts besides the seeded ones.
 * Adds missing ones in batches, so that the next start completes an aborted one.
 */
export async function addBulkContacts(
  database: Database,
  people: number,
  onProgress: (done: number, target: number) => void = () => {},
): Promise<void> {
  const target = Math.min(people, maxBulkContacts)
  const [stored] = await database.rows(
    Found,
    `select count(*) as found from person where ${isBulkContact}`,
  )
  for (let from = stored?.found ?? 0; from < target; from += batchSize) {
    const to = Math.min(from + batchSize, target)
    await database.write([batch(from, to)])
    onProgress(to, target)
  }
}

const batch = (from: number, to: number): Statement =>
  insertPeople(
    Array.from({ length: to - from }, (_, index) => {
      const { fullName, phoneNumber } = bulkContact(from + index)
      const networkID = networkIDOf(from + index)
      const id = whatsapp.userID(networkID)
      return unknownPerson({ accountID, id, networkID, fullName, phoneNumber, isStranger: false })
    }),
  )

function networkIDOf(index: number) {
  return phoneDigits(bulkContact(index))
}
