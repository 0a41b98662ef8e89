import type { User } from '#contract/user.ts'
import { type Recognized, recognize } from '#recognize/recognize.ts'
import type { Identifier } from '../draft.ts'
import { folded } from '../who/known-people.ts'

/** Whom an entry of a list means. */
export type Found =
  | { state: 'ready'; user: User }
  | { state: 'several'; users: readonly User[] }
  | { state: 'refused'; user: User }
  | { state: 'unknown' | 'self' }

/** What finding somebody needs to know of the account. */
export interface Finder {
  /** The place that is asked. */
  at: string
  /** Searches the account's contacts and its network. */
  ask(query: string): Promise<readonly User[]>
  /** The account's owner. */
  self: User
  /** E.164 for a number in any spelling. */
  toE164(typed: string): string
}

/** Finds the one person an entry means: by address exactly, by name only when one fits. */
export async function findPerson(entry: string, finder: Finder): Promise<Found> {
  const reading = recognize(entry)
  if (reading?.kind !== 'person') return { state: 'unknown' }
  return findWanted(wantedOf(reading, finder), finder)
}

/** Finds whoever holds exactly what is wanted; by a name also whoever it may mean. */
export async function findWanted(wanted: Wanted, finder: Finder): Promise<Found> {
  if (isThem(finder.self, wanted)) return { state: 'self' }
  const users = await finder.ask(wanted.value)
  const [one, ...more] = narrowed(users, wanted)
  if (!one) return { state: 'unknown' }
  if (more.length > 0) return { state: 'several', users: [one, ...more] }
  if (one.isSelf || one.id === finder.self.id) return { state: 'self' }
  return one.cannotMessage ? { state: 'refused', user: one } : { state: 'ready', user: one }
}

/** What somebody is looked for by. */
export interface Wanted {
  identifier: Identifier
  value: string
  /** The name beside an address. */
  name: string
}

function wantedOf({ identifier, user }: Recognized, { toE164 }: Finder): Wanted {
  const typed = user[identifier] ?? ''
  const value = identifier === 'phoneNumber' ? toE164(typed) : typed
  return { identifier, value, name: user.fullName ?? '' }
}

function isThem(user: User, { identifier, value }: Wanted): boolean {
  const own = user[identifier]
  if (own === undefined) return false
  if (identifier === 'id') return own === value
  return plain(own) === plain(value)
}

const plain = (text: string) => folded(text).replace(/^@/, '')

/** Those an answer may mean: exact matches first, then whatever an address alone has found. */
function narrowed(users: readonly User[], wanted: Wanted): readonly User[] {
  const exact = users.filter((user) => isThem(user, wanted))
  if (exact.length > 1 && wanted.name && wanted.identifier !== 'fullName') {
    const named = exact.filter((user) => plain(user.fullName ?? '') === plain(wanted.name))
    if (named.length > 0) return named
  }
  // an ID or a handle is somebody's or nobody's, and so is a number of nobody knows which country;
  // a whole number may be known to the network alone
  const isLocal = wanted.identifier === 'phoneNumber' && !wanted.value.startsWith('+')
  const isOwn = isLocal || wanted.identifier === 'id' || wanted.identifier === 'username'
  return exact.length > 0 || isOwn ? exact : users
}
