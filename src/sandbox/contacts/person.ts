import * as z from 'zod/mini'
import type { Participant, User } from '#contract/contacts.ts'
import { fold, ftsText } from '../database/fold.ts'
import { fields, flag, insertRows, type Statement } from '../database/sql.ts'
import { portraitOf } from '../seed/portraits.ts'

const text = z.nullable(z.string())

/** A stored user of one account. `id` is the API's, `networkID` the network's own. */
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

/** The columns of every query for people, without those for search. */
export const selectPerson = Object.keys(Person.shape)
  .map((name) => `person.${name}`)
  .join(', ')

/** A person with only these known fields. */
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

/** The display name: the full name, else the most readable identifier. */
export const nameOf = (person: Person): string =>
  person.fullName ?? person.phoneNumber ?? person.email ?? person.username ?? person.id

/** Converts a person to the API, without unknown fields. Always the same frozen object. */
export function toUser(person: Person): User {
  const user = userCache.get(person) ?? Object.freeze(userOf(person))
  userCache.set(person, user)
  return user
}

const userCache = new WeakMap<Person, User>()

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
 * Stores these people, except those that their account already has. One statement for all, because
 * preparing a statement costs more than a row.
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
