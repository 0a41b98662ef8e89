import type { Database } from '../database.ts'
import type { OwnAccount } from '../store/accounts.ts'
import { contactsHolding } from '../store/contacts.ts'
import { peopleByID, peopleWith } from '../store/people.ts'
import type { Person } from '../store/person.ts'
import { unverifiedByID } from './unverified.ts'

const kinds = ['username', 'phoneNumber', 'email'] as const

/**
 * Whom a query may mean: those whose ID or identifier it is, strangers included, then the contacts
 * that hold its words. Where nobody is verified, an address that is new names somebody too; nothing
 * is remembered.
 */
export async function peopleCalled(
  database: Database,
  account: OwnAccount,
  query: string,
): Promise<Person[]> {
  const text = query.trim()
  const exact = [...(await peopleByID(database, account, [text])).values()]
  for (const kind of kinds) {
    const reading = account.network.read[kind]?.(text)
    if (!reading || 'refused' in reading) continue
    exact.push(...(await peopleWith(database, account.accountID, kind, reading.value)))
  }
  const guess = exact.length === 0 ? unverifiedByID(account, text) : undefined
  const holding = await contactsHolding(database, account.accountID, text)
  const people = [...exact, ...holding, ...(guess ? [addressOnly(guess)] : [])]
  return [...new Map(people.map((person) => [person.id, person])).values()].filter(
    (person) => !person.isSelf,
  )
}

// the address is the ID until a chat exists, as Google Messages' bridge answers
const addressOnly = (guess: Person): Person => ({
  ...guess,
  id: guess.phoneNumber ?? guess.email ?? guess.id,
})
