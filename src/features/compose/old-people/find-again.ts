import type { User } from '#contract/user.ts'
import { recognize } from '#recognize/recognize.ts'
import type { Known, Picked } from '../draft.ts'
import { folded } from '../who/known-people.ts'
import { type Finder, type Found, findPerson, findWanted } from './find-person.ts'

/** Whom somebody of another place is in this one; `unsure` where it may be a namesake. */
export type FoundAgain = Found | { state: 'unsure' }

/**
 * Looks somebody of another place up by what is known of them. A number or an address is theirs
 * everywhere. A username or a name may be another person's, so each needs the other to agree.
 */
export async function findAgain(person: Picked, finder: Finder): Promise<FoundAgain> {
  const { sure, loose } = waysTo(person, finder)
  for (const look of sure) {
    const found = await look()
    if (found.state !== 'unknown') return found
  }
  let isNamesake = false
  for (const look of loose) {
    const found = await look()
    if (found.state === 'unknown') continue
    if (!('user' in found) || isLikely(person.known ?? {}, found.user)) return found
    isNamesake = true
  }
  return { state: isNamesake ? 'unsure' : 'unknown' }
}

/** Everybody in this place who may be meant, so that one can be chosen. */
export async function mayBe(person: Picked, finder: Finder): Promise<User[]> {
  const { sure, loose } = waysTo(person, finder)
  const users = new Map<string, User>()
  for (const look of [...sure, ...loose]) {
    const found = await look()
    const seen = 'users' in found ? found.users : 'user' in found ? [found.user] : []
    for (const user of seen) users.set(user.id, user)
  }
  return [...users.values()]
}

type Look = () => Promise<Found>

/** The ways to find somebody again: those that can mean nobody else, and the others. */
function waysTo({ id, known = {} }: Picked, finder: Finder): Record<'sure' | 'loose', Look[]> {
  const { typed, phoneNumber, email, username, fullName } = known
  const name = fullName ?? ''
  const by = (identifier: 'phoneNumber' | 'email' | 'username', value: string | undefined) =>
    value ? [() => findWanted({ identifier, value, name }, finder)] : []
  const words = (text: string | undefined) => (text ? [() => findPerson(text, finder)] : [])
  const sure = [...by('phoneNumber', phoneNumber), ...by('email', email)]
  const loose = [...by('username', username), ...words(fullName)]
  const asTyped = words(typed ?? (sure.length + loose.length === 0 ? id : undefined))
  return isAddress(typed)
    ? { sure: [...sure, ...asTyped], loose }
    : { sure, loose: [...loose, ...asTyped] }
}

function isAddress(typed = ''): boolean {
  const reading = recognize(typed)
  return reading?.kind === 'person' && /phone|email/.test(reading.identifier)
}

/** Whether a name or a username is enough: two of them agree, or nothing else was ever known. */
function isLikely({ phoneNumber, email, username, fullName }: Known, user: User): boolean {
  if (!phoneNumber && !email && !username && !fullName) return true
  return isSame(username, user.username) && isSame(fullName, user.fullName)
}

const isSame = (one: string | undefined, other: string | undefined) =>
  one !== undefined && other !== undefined && folded(one) === folded(other)
