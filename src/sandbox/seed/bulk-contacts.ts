import * as z from 'zod/mini'
import { rememberPeople, unknownPerson } from '../contacts/person.ts'
import type { Database, Statement } from '../database/database.ts'
import { whatsapp } from '../networks/whatsapp.ts'
import { fillerContacts, type NamedContact, phoneDigits } from './named-contacts.ts'

const beginnings = 'Bal Cor Dan Fal Gar Hol Kal Lin Mar Nor Pel Ras Sand Tor Ul Ver Win Yar Zel'
const middles = 'a e i o u an en in on un ar er ir or'
const endings = 'berg borg dal feld gren holm lund man mark qvist sen son stedt strand vik wick'

const deps = [beginnings, middles, endings].map((list) => list.split(' '))
const given = fillerContacts(16).map(({ fullName }) => fullName.split(' ')[0] ?? '')

/** More would need phone numbers that may be in use. */
const maxBulkContacts = 1_000_000

function familyName(index: number): string {
  let rest = index
  return deps
    .map((list) => {
      const part = list[rest % list.length]
      rest = Math.floor(rest / list.length)
      return part
    })
    .join('')
}

/**
 * One of the many contacts of a very large address book, always the same for an index from 0. The
 * numbers have an area code and an exchange that are never given out: +1 555 1xx xxxx.
 */
export function bulkContact(index: number): NamedContact {
  const first = given[index % given.length] ?? ''
  const family = familyName(Math.floor(index / given.length))
  return {
    fullName: `${first} ${family}`,
    handle: `${first}_${family}_${index}`.toLowerCase(),
    phoneNumber: `+1555${1_000_000 + index}`,
  }
}

const { accountID } = whatsapp.account
const atOnce = 500

const Found = z.object({ found: z.number() })

/** A condition on the table `person` that holds for bulk contacts. */
export const isBulkContact = `person.accountID = '${accountID}'
  and person.networkID between '${digits(0)}' and '${digits(maxBulkContacts - 1)}'`

/**
 * Makes sure that the WhatsApp account has at least so many contacts more than the seed gives it.
 * Missing ones are added in batches, so a start that was killed is completed by the next one.
 */
export async function addBulkContacts(
  database: Database,
  people: number,
  onProgress: (done: number, wanted: number) => void = () => {},
): Promise<void> {
  const wanted = Math.min(people, maxBulkContacts)
  const [town] = await database.rows(
    Found,
    `select count(*) as found from person where ${isBulkContact}`,
  )
  for (let from = town?.found ?? 0; from < wanted; from += atOnce) {
    const to = Math.min(from + atOnce, wanted)
    await database.write([portion(from, to)])
    onProgress(to, wanted)
  }
}

const portion = (from: number, to: number): Statement =>
  rememberPeople(
    Array.from({ length: to - from }, (_, index) => {
      const { fullName, phoneNumber } = bulkContact(from + index)
      const networkID = digits(from + index)
      const id = whatsapp.userID(networkID)
      return unknownPerson({ accountID, id, networkID, fullName, phoneNumber, isStranger: false })
    }),
  )

function digits(index: number) {
  return phoneDigits(bulkContact(index))
}
