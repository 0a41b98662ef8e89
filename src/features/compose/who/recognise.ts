import type { Identifier } from '../draft.ts'
import { readAddress } from './addresses.ts'
import { readIdentifier } from './identifiers.ts'
import { readLink } from './links.ts'
import { readMailbox } from './mailbox.ts'
import { withoutMarks } from './plain-text.ts'

/** What a text was recognised as. */
export interface Recognised {
  /** The field it belongs in. */
  identifier: Identifier
  /** What it fills in, the name beside it included. */
  user: Partial<Record<Identifier, string>>
  /** `bridge.type` of the networks a link belongs to; empty for what belongs to none. */
  networks: readonly string[]
}

/** A link that names nobody Overture could reach, and why. */
export interface Unreadable {
  unreadable: 'group-invite' | 'encrypted' | 'no-person'
}

/** Longer than any address, link or name. */
const longest = 2000

/**
 * Recognises a number, an address, a handle, a user ID, a profile link, a `tel:`-like address or
 * `Name <address>`. Whatever else it may be is a name; blank or endless text is `undefined`.
 */
export function recognise(typed: string): Recognised | Unreadable | undefined {
  if (typed.length > longest) return undefined
  const text = withoutMarks(typed).trim()
  if (text === '') return undefined
  return (
    readMailbox(text) ??
    readAddress(text) ??
    readLink(text) ??
    readIdentifier(text) ?? { identifier: 'fullName', user: { fullName: text }, networks: [] }
  )
}

/** The same text taken as what the person says it is. */
export function recogniseAs(typed: string, identifier: Identifier): Recognised | undefined {
  const reading = recognise(typed)
  if (!reading) return undefined
  const known = 'unreadable' in reading ? undefined : reading.user[identifier]
  const text = withoutMarks(typed).trim()
  const value = known ?? (identifier === 'username' ? text.replace(/^@/, '') : text)
  return { identifier, user: { [identifier]: value }, networks: [] }
}
