import type { Issue } from '#contract/endpoint.ts'
import type { Recipient } from '#contract/new-chat.ts'
import type { StoredAccount } from '../accounts/store.ts'
import type { Database } from '../database/database.ts'
import { fold } from '../database/fold.ts'
import type { IdentifierKind, Network } from '../networks/shared.ts'
import { invalid, invalidAt, notSupported, Refusal } from '../refusal.ts'
import { nameOf, type Person, unknownPerson } from './person.ts'
import { contactsMatching, peopleByID, peopleByIdentifier } from './store.ts'

/** The person found, or a refusal. */
export type LookupResult = { person: Person } | { refusal: Refusal }

const kinds = ['username', 'phoneNumber', 'email'] as const

/**
 * Looks up a person: returns the first match, in the order id, username, phone number, email. Skips
 * identifiers that the network cannot look up.
 */
export async function findRecipient(
  database: Database,
  account: StoredAccount,
  user: Recipient,
): Promise<LookupResult> {
  const id = user.id?.trim()
  const known = id ? await findByID(database, account, id) : undefined
  if (known) return { person: known }

  const malformed: Issue[] = []
  const unsupported: IdentifierKind[] = []
  let wasLookedUp = Boolean(id)
  for (const kind of kinds) {
    const text = user[kind]?.trim()
    if (!text) continue
    const reading = account.network.read[kind]?.(text)
    if (!reading) {
      unsupported.push(kind)
    } else if ('refused' in reading) {
      // clients send a bare name as ID and username: that is unknown, not malformed
      if (kind === 'username' && id) continue
      malformed.push({ code: 'custom', message: reading.refused, path: ['body', 'user', kind] })
    } else {
      wasLookedUp = true
      const person = await lookUp(database, account, kind, reading.value, user.fullName)
      if (person) return { person }
    }
  }
  if (malformed.length > 0) return { refusal: invalid(malformed) }
  return { refusal: wasLookedUp ? userNotFound() : cannotLookUp(account.network, unsupported) }
}

/** The person with this user ID, for a direct chat created by ID. */
export async function findPersonByID(
  database: Database,
  account: StoredAccount,
  id: string,
): Promise<LookupResult> {
  const person = await findByID(database, account, id)
  return person ? { person } : { refusal: invalidParticipant(account, id) }
}

/** On networks that do not verify addresses, a well-formed address is a person, too. */
async function findByID(
  database: Database,
  account: StoredAccount,
  id: string,
): Promise<Person | undefined> {
  const people = await peopleByID(database, account, [id])
  return people.get(id) ?? unverifiedPersonByID(account, id)
}

async function lookUp(
  database: Database,
  account: StoredAccount,
  kind: IdentifierKind,
  value: string,
  fullName: string | undefined,
): Promise<Person | undefined> {
  const people = await peopleByIdentifier(database, account.accountID, kind, value)
  const unverified = unverifiedPerson(account, kind, value)
  if (people.length > 0 || !unverified) return bestMatch(people, fullName)
  return (await peopleByID(database, account, [unverified.id])).get(unverified.id) ?? unverified
}

// a name ranks several people with the same identifier; it is never a lookup key
function bestMatch(people: Person[], fullName = ''): Person | undefined {
  const folded = fold(fullName)
  const names = people.map((person) => ({ person, name: fold(nameOf(person)) }))
  const match =
    names.find(({ name }) => name === folded) ??
    names.find(({ name }) => folded.split(' ').every((word) => name.includes(word)))
  return match?.person ?? people[0]
}

/**
 * The people that match a query: those with exactly this ID or identifier, including strangers,
 * then the contacts that contain its words. On networks that do not verify addresses, a new address
 * is a person, too; nothing is stored.
 */
export async function searchPeople(
  database: Database,
  account: StoredAccount,
  query: string,
): Promise<Person[]> {
  const text = query.trim()
  const exact = [...(await peopleByID(database, account, [text])).values()]
  for (const kind of kinds) {
    const reading = account.network.read[kind]?.(text)
    if (!reading || 'refused' in reading) continue
    exact.push(...(await peopleByIdentifier(database, account.accountID, kind, reading.value)))
  }
  const unverified = exact.length === 0 ? unverifiedPersonByID(account, text) : undefined
  const matching = await contactsMatching(database, account.accountID, text)
  const people = [...exact, ...matching, ...(unverified ? [addressOnly(unverified)] : [])]
  return [...new Map(people.map((person) => [person.id, person])).values()].filter(
    (person) => !person.isSelf,
  )
}

// as in Google Messages' bridge, the address is the ID until a chat exists
const addressOnly = (person: Person): Person => ({
  ...person,
  id: person.phoneNumber ?? person.email ?? person.id,
})

// the maximum of an e-mail address (RFC 5321)
const maxAddressLength = 254

/**
 * The person with an unverified address, for networks that do not verify addresses (Google
 * Messages, iMessage); undefined on the others. `value` is normalized by the network.
 */
function unverifiedPerson(
  { accountID, network }: StoredAccount,
  kind: IdentifierKind,
  value: string,
): Person | undefined {
  const networkID = network.unverifiedID?.(value)
  if (networkID === undefined || value.length > maxAddressLength) return undefined
  return unknownPerson({ accountID, networkID, id: network.userID(networkID), [kind]: value })
}

/** The same for an ID that is such an address: `+15550100123`. */
export function unverifiedPersonByID(account: StoredAccount, id: string): Person | undefined {
  for (const kind of ['phoneNumber', 'email'] as const) {
    const reading = account.network.read[kind]?.(id)
    if (reading && 'value' in reading) return unverifiedPerson(account, kind, reading.value)
  }
  return undefined
}

/** The refusal of an ID that was not found: unknown (404) or malformed (400). */
export const invalidParticipant = ({ network }: StoredAccount, id: string): Refusal =>
  network.networkID(id) === undefined
    ? invalidAt(['body', 'participantIDs'], `User ID "${id}" is not valid on this network`)
    : userNotFound(id)

/** 404 for an unknown user; with the ID where a request has several. */
export const userNotFound = (userID?: string) =>
  new Refusal(404, {
    code: 'USER_NOT_FOUND',
    message: 'User not found',
    ...(userID === undefined ? {} : { details: { userID } }),
  })

const kindNames = { username: 'username', phoneNumber: 'phone number', email: 'email address' }

/** 422 when the network cannot look up any of the given identifiers. */
const cannotLookUp = (network: Network, kinds: (keyof typeof kindNames)[]) =>
  notSupported(
    `${network.facts.name} cannot look up by ${kinds.map((kind) => kindNames[kind]).join(' or ')}`,
  )
