import * as z from 'zod/mini'
import type { Participant, User } from '#contract/contacts.ts'
import { fold, ftsText } from '../database/fold.ts'
import { fields, flag, insertRows, type Statement } from '../database/sql.ts'
import { portraitOf } from '../seed/portraits.ts'

const text = z.nullable(z.string())

/** A user on one account, as stored. `id` is the API's, `networkID` the network's own. */
export const Person = z.object({
  accountID: z.string(),
  id: z.string(),
  networkID: z.string(),
  fullName: text,
  username: text,
  phoneNumber: text,
  email: text,
  cannotMessage: flag,
  isNetworkBot: flag,
  needsInvite: flag,
  isSelf: flag,
  isStranger: flag,
})
export type Person = z.infer<typeof Person>

/** The columns of every query for people, without those that only serve to search. */
export const selectPerson = Object.keys(Person.shape)
  .map((name) => `person.${name}`)
  .join(', ')

/** A person of whom nothing but these identifiers is known. */
export const unknownPerson = (
  known: Pick<Person, 'accountID' | 'id' | 'networkID'> & Partial<Person>,
): Person => ({
  fullName: null,
  username: null,
  phoneNumber: null,
  email: null,
  cannotMessage: false,
  isNetworkBot: false,
  needsInvite: false,
  isSelf: false,
  isStranger: true,
  ...known,
})

/** The display name: the name, else the most telling identifier. */
export const nameOf = (person: Person): string =>
  person.fullName ?? person.phoneNumber ?? person.email ?? person.username ?? person.id

/** The person as the API shows them; what is not known is absent. Always the same frozen object. */
export function toUser(person: Person): User {
  const user = knownUsers.get(person) ?? Object.freeze(userOf(person))
  knownUsers.set(person, user)
  return user
}

const knownUsers = new WeakMap<Person, User>()

function userOf(person: Person): User {
  const imgURL = portraitOf(person)
  return {
    id: person.id,
    ...(person.username === null ? {} : { username: person.username }),
    ...(person.phoneNumber === null ? {} : { phoneNumber: person.phoneNumber }),
    ...(person.email === null ? {} : { email: person.email }),
    ...(person.fullName === null ? {} : { fullName: person.fullName }),
    ...(imgURL === undefined ? {} : { imgURL }),
    ...(person.cannotMessage ? { cannotMessage: true } : {}),
    isSelf: person.isSelf,
  }
}

export const toParticipant = (
  person: Person & { isAdmin: boolean; isPending: boolean },
): Participant => ({
  ...toUser(person),
  ...(person.isAdmin ? { isAdmin: true } : {}),
  ...(person.isPending ? { isPending: true } : {}),
  ...(person.isNetworkBot ? { isNetworkBot: true } : {}),
})

/**
 * Stores these people, except those whom their account has already; one statement for all,
 * since preparing one costs more than a row.
 */
export const insertPeople = (people: readonly Person[]): Statement =>
  insertRows('person', personColumns, people.map(toRow))

const personColumns = fields(...Object.keys(Person.shape), 'sortName', 'words')

function toRow(person: Person) {
  const { fullName, username, phoneNumber, email } = person
  return {
    ...person,
    sortName: fold(nameOf(person)),
    words: ftsText(fold([fullName, username, phoneNumber, email].filter(Boolean).join(' '))),
  }
}
