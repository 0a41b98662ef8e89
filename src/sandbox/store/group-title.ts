import { nameOf, type Person } from './person.ts'

const named = 3

/** What a group without a title is called: "Ana, Ben and Cleo", "Ana, Ben, Cleo and 4 others". */
export function groupTitle(others: readonly Person[]): string {
  const names = others.map((person) => person.fullName?.trim().split(/\s+/)[0] || nameOf(person))
  const rest = names.length - named
  const shown = rest > 1 ? [...names.slice(0, named), `${rest} others`] : names
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(shown)
}
