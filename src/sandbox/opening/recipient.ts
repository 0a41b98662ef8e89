import type { Issue } from '#contract/endpoint.ts'
import type { Recipient } from '#contract/new-chat.ts'
import type { Database } from '../database.ts'
import type { IdentifierKind } from '../networks/network.ts'
import { invalid, type Refusal } from '../refusal.ts'
import type { OwnAccount } from '../store/accounts.ts'
import { fold } from '../store/fold.ts'
import { peopleByID, peopleWith } from '../store/people.ts'
import { nameOf, type Person } from '../store/person.ts'
import { wrongMember } from './members.ts'
import { cannotLookUp, nobodyFound } from './refusals.ts'
import { unverified, unverifiedByID } from './unverified.ts'

const kinds = ['username', 'phoneNumber', 'email'] as const

/**
 * Whom the identifiers name: the first that leads to somebody wins, in the order id, username,
 * phone number, email. Kinds that the network does not look up are passed over. When nobody is
 * found, says in which way.
 */
export async function findRecipient(
  database: Database,
  account: OwnAccount,
  user: Recipient,
): Promise<{ person: Person } | { refusal: Refusal }> {
  const id = user.id?.trim()
  const known = id ? await findByID(database, account, id) : undefined
  if (known) return { person: known }

  const malformed: Issue[] = []
  const passedOver: IdentifierKind[] = []
  let askedFor = Boolean(id)
  for (const kind of kinds) {
    const text = user[kind]?.trim()
    if (!text) continue
    const reading = account.network.read[kind]?.(text)
    if (!reading) {
      passedOver.push(kind)
    } else if ('refused' in reading) {
      // clients give a bare name as ID and as username: nobody has it, which is no mistake of form
      if (kind === 'username' && id) continue
      malformed.push({ code: 'custom', message: reading.refused, path: ['body', 'user', kind] })
    } else {
      askedFor = true
      const person = await lookUp(database, account, kind, reading.value, user.fullName)
      if (person) return { person }
    }
  }
  if (malformed.length > 0) return { refusal: invalid(malformed) }
  return { refusal: askedFor ? nobodyFound() : cannotLookUp(account.network, passedOver) }
}

/** Whom one ID names, as it is given for a direct chat with somebody already known. */
export async function findParticipant(
  database: Database,
  account: OwnAccount,
  id: string,
): Promise<{ person: Person } | { refusal: Refusal }> {
  const person = await findByID(database, account, id)
  return person ? { person } : { refusal: wrongMember(account, id) }
}

/** The person of one ID; where nobody is verified, a well-formed address is a person too. */
async function findByID(
  database: Database,
  account: OwnAccount,
  id: string,
): Promise<Person | undefined> {
  const people = await peopleByID(database, account, [id])
  return people.get(id) ?? unverifiedByID(account, id)
}

async function lookUp(
  database: Database,
  account: OwnAccount,
  kind: IdentifierKind,
  value: string,
  fullName: string | undefined,
): Promise<Person | undefined> {
  const people = await peopleWith(database, account.accountID, kind, value)
  const guess = unverified(account, kind, value)
  if (people.length > 0 || !guess) return closest(people, fullName)
  return (await peopleByID(database, account, [guess.id])).get(guess.id) ?? guess
}

// a name chooses among several who share an identifier; it never finds anybody by itself
function closest(people: Person[], fullName = ''): Person | undefined {
  const wanted = fold(fullName)
  const names = people.map((person) => ({ person, name: fold(nameOf(person)) }))
  const match =
    names.find(({ name }) => name === wanted) ??
    names.find(({ name }) => wanted.split(' ').every((word) => name.includes(word)))
  return match?.person ?? people[0]
}
