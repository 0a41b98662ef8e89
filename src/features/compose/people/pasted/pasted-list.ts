import type { User } from '#contract/contacts.ts'
import { looksLikeCards, splitCards } from '#recognize/card-lines.ts'
import { readList } from '#recognize/lists.ts'
import { namesCountry } from '#recognize/phone.ts'
import { unreadableTexts, withoutMarks } from '#recognize/plain-text.ts'
import type { ListRow, Unreadable } from '#recognize/recognition.ts'
import type { Card } from '#recognize/vcard.ts'
import { formatNumber } from '#ui/text/format.ts'
import { bounded } from '#ui/text/text-limits.ts'
import type { Found } from '../../draft/participants.ts'
import { type LookupTerms, termsOfReading, termsOfText } from '../lookup/find-person.ts'

/** A row of a pasted list, which stands for one person, and the status of its lookup. */
export interface PastedRow {
  key: number
  text: string
  terms: LookupTerms
  /** Why the row cannot be looked up. */
  unreadable?: Unreadable['reason'] | undefined
  found: Found | { status: 'pending' }
}

export interface PastedList {
  rows: readonly PastedRow[]
  /** The number of rows beyond the maximum. */
  leftOut: number
  /** The text was longer than the maximum. */
  isCutOff: boolean
}

export const maxRows = 1000
/** Characters: a thousand long lines. */
const maxText = 200_000
/** Milliseconds of parsing cards before yielding to the main thread. */
const timeSlice = 8

/** Reads a pasted text. Rejects if the vCard parser cannot be loaded. */
export async function readPasted(text: string): Promise<PastedList> {
  if (looksLikeCards(text)) return readCards(text)
  const list = readList(bounded(text, maxText))
  return {
    rows: list.slice(0, maxRows).map(rowOf),
    leftOut: Math.max(0, list.length - maxRows),
    isCutOff: text.length > maxText,
  }
}

function rowOf({ text, reading, name }: ListRow, key: number): PastedRow {
  const unreadable = reading.kind === 'unreadable' ? reading.reason : undefined
  const found: PastedRow['found'] = unreadable ? { status: 'unknown' } : { status: 'pending' }
  return { key, text: withoutMarks(text), terms: termsOfReading(reading, name), unreadable, found }
}

async function readCards(text: string): Promise<PastedList> {
  const { readCard } = await import('#recognize/vcard.ts')
  const parts = splitCards(text)
  const rows: PastedRow[] = []
  let began = performance.now()
  for (const [key, part] of parts.slice(0, maxRows).entries()) {
    const card = readCard(part)
    if (card) rows.push(rowOfCard(card, key))
    if (performance.now() - began < timeSlice) continue
    await new Promise((resolve) => setTimeout(resolve))
    began = performance.now()
  }
  return { rows, leftOut: Math.max(0, parts.length - maxRows), isCutOff: false }
}

function rowOfCard({ people }: Card, key: number): PastedRow {
  const { user, networks } = people
  const { fullName = '', phoneNumber, email, username, id } = user
  const address = phoneNumber ?? email ?? (username ? `@${username}` : id)
  return {
    key,
    text: [fullName, address].filter(Boolean).join(' · '),
    terms: { ...user, networks, isFromOtherAccount: false },
    found: { status: 'pending' },
  }
}

/** A row with another text, pending its lookup. */
export const editedRow = ({ key }: PastedRow, text: string): PastedRow => ({
  key,
  text,
  terms: termsOfText(text),
  found: { status: 'pending' },
})

/** The result of a row: only `ready` rows are added. */
export type RowState = 'ready' | 'toFix' | 'duplicate' | 'self' | 'pending'

/** The state of each row, in order; `listed` are the IDs that were added already. */
export function rowStates(rows: readonly PastedRow[], listed: Iterable<string>): RowState[] {
  const seen = new Set(listed)
  return rows.map(({ found }) => {
    if (found.status === 'pending' || found.status === 'self') return found.status
    if (found.status !== 'ready') return 'toFix'
    if (seen.has(found.contact.id)) return 'duplicate'
    if (found.contact.cannotMessage) return 'toFix'
    seen.add(found.contact.id)
    return 'ready'
  })
}

/** The contacts of all ready rows, and the texts that found them, by contact ID. */
export function readyContacts(rows: readonly PastedRow[], states: readonly RowState[]) {
  const contacts: User[] = []
  const typed = new Map<string, string>()
  for (const [index, { found, text }] of rows.entries()) {
    if (found.status !== 'ready' || states[index] !== 'ready') continue
    contacts.push(found.contact)
    typed.set(found.contact.id, text)
  }
  return { contacts, typed }
}

/** Whether the row was not found because its number has no country code. */
export const needsCountry = ({ found, terms: { phoneNumber } }: PastedRow) =>
  found.status === 'unknown' && phoneNumber !== undefined && !namesCountry(phoneNumber)

export const stateNames: Record<RowState, string> = {
  ready: 'Ready',
  toFix: 'To fix',
  duplicate: 'Duplicate',
  self: 'You',
  pending: 'Open',
}

/** The number of rows in each state, without zeros. */
export function stateCounts(states: readonly RowState[]): { state: RowState; count: number }[] {
  const counted = (['ready', 'toFix', 'duplicate', 'self', 'pending'] as const).map((state) => ({
    state,
    count: states.filter((it) => it === state).length,
  }))
  return counted.filter(({ count }) => count > 0)
}

/** “40 ready · 2 to fix”. */
export const countsText = (states: readonly RowState[]) =>
  stateCounts(states)
    .map(({ state, count }) => `${formatNumber(count)} ${stateNames[state].toLowerCase()}`)
    .join(' · ')

/** The problem of a row; `undefined` for one that is ready or pending. */
export function problemText(row: PastedRow, state: RowState): string | undefined {
  if (state === 'duplicate') return 'duplicate'
  if (row.unreadable) return unreadableTexts[row.unreadable].brief
  switch (row.found.status) {
    case 'ready':
      return row.found.contact.cannotMessage ? 'can’t be messaged' : undefined
    case 'pending':
      return undefined
    case 'self':
      return 'that’s you'
    case 'ambiguous':
      return 'which one?'
    case 'namesake':
      return 'another person?'
    case 'failed':
      return 'no answer'
    case 'unknown':
      return needsCountry(row) ? 'which country?' : 'not found'
  }
}
