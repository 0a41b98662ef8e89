import * as z from 'zod/mini'
import type { Database, Statement } from '../database.ts'
import { whatsapp } from '../networks/whatsapp.ts'
import { phoneDigits } from '../seed/identifiers.ts'
import { townSize, townsperson } from '../seed/townspeople.ts'
import { rememberPeople, unknownPerson } from './person.ts'

const { accountID } = whatsapp.account
const atOnce = 500

const Found = z.object({ found: z.number() })

/** Which people are of the town, as a condition on the table of people. */
export const isTownsperson = `person.accountID = '${accountID}'
  and person.networkID between '${digits(0)}' and '${digits(townSize - 1)}'`

/**
 * Makes sure that the WhatsApp account has at least so many contacts more than the seed gives it.
 * Whoever is missing is added in portions, so a start that was killed is completed by the next one.
 */
export async function populate(
  database: Database,
  people: number,
  onProgress: (done: number, wanted: number) => void = () => {},
): Promise<void> {
  const wanted = Math.min(people, townSize)
  const [town] = await database.rows(
    Found,
    `select count(*) as found from person where ${isTownsperson}`,
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
      const { fullName, phoneNumber } = townsperson(from + index)
      const networkID = digits(from + index)
      const id = whatsapp.userID(networkID)
      return unknownPerson({ accountID, id, networkID, fullName, phoneNumber, isStranger: false })
    }),
  )

function digits(index: number) {
  return phoneDigits(townsperson(index))
}
