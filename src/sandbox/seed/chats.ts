import type { SeededChat, SeededPerson } from './seed.ts'

type Special = Omit<SeededChat, 'with' | 'type' | 'lastActiveDaysAgo' | 'lastWords'>

/** A direct chat that was there before, last active so many days ago. */
export const directChat = (
  { networkID }: SeededPerson,
  lastActiveDaysAgo: number,
  lastWords: string,
  special: Special = {},
): SeededChat => ({ with: [networkID], type: 'single', lastActiveDaysAgo, lastWords, ...special })

/** A group that was there before; without a title it is named after its people. */
export const groupChat = (
  people: readonly SeededPerson[],
  lastActiveDaysAgo: number,
  lastWords: string,
  title?: string,
  special: Special = {},
): SeededChat => ({
  with: people.map(({ networkID }) => networkID),
  type: 'group',
  lastActiveDaysAgo,
  lastWords,
  ...(title === undefined ? {} : { title }),
  ...special,
})
