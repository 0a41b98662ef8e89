import type { User } from '#contract/user.ts'
import type { Card } from '#recognize/vcard.ts'
import type { Found } from './find-person.ts'

/** One line of a pasted list, and what became of it. */
export interface Entry {
  key: number
  text: string
  found: Found | { state: 'waiting' | 'asking' | 'failed' | 'stopped' }
}

/** How an entry counts, open until it was looked up: one that means somebody who is there already is a duplicate. */
export type Standing = 'ready' | 'toFix' | 'duplicate' | 'self' | 'open'

/** Where each entry stands, in order; `there` are the IDs that were picked before. */
export function standingsOf(entries: readonly Entry[], there: readonly string[]): Standing[] {
  const seen = new Set(there)
  return entries.map(({ found }) => {
    if (/waiting|asking|stopped/.test(found.state)) return 'open'
    if (found.state === 'self') return 'self'
    if (found.state !== 'ready') return 'toFix'
    if (seen.has(found.user.id)) return 'duplicate'
    seen.add(found.user.id)
    return 'ready'
  })
}

/** Everybody who is ready, each once. */
export const readyUsers = (entries: readonly Entry[], standings: readonly Standing[]): User[] =>
  entries.flatMap(({ found }, index) =>
    found.state === 'ready' && standings[index] === 'ready' ? [found.user] : [],
  )

/** The words that each of the ready was found by, by their ID. */
export const typedAs = (entries: readonly Entry[]): ReadonlyMap<string, string> =>
  new Map(entries.flatMap(({ found, text }) => ('user' in found ? [[found.user.id, text]] : [])))

/** A contact card as a line of a list: the name, and the address that a network can look up. */
export function lineOfCard({ people: { user } }: Card): string {
  const { fullName = '', phoneNumber, email, username, id } = user
  const address = phoneNumber ?? email ?? (username ? `@${username}` : id)
  if (!address) return fullName
  return fullName ? `"${fullName.replaceAll('"', '')}" <${address}>` : address
}
