import type { GroupRules } from '#contract/bridges.ts'
import { nameOf, Person, selectPerson } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import { invalidAt } from '../refusal.ts'
import type { ChatRow } from './store.ts'

const maxNames = 3

/** The default title of a group: "Ana, Ben and Cleo", "Ana, Ben, Cleo and 4 others". */
export function groupTitle(others: readonly Person[]): string {
  const names = others.map((person) => person.fullName?.trim().split(/\s+/)[0] || nameOf(person))
  const rest = names.length - maxNames
  const shown = rest > 1 ? [...names.slice(0, maxNames), `${rest} others`] : names
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(shown)
}

/** The default title of a chat, by its participants. */
export async function defaultTitle(database: Database, { key, type }: ChatRow): Promise<string> {
  const people = await database.rows(
    Person,
    `select ${selectPerson} from participant join person on person.key = participant.person
      where participant.chat = ? order by participant.position`,
    [key],
  )
  const others = people.filter((person) => !person.isSelf)
  const [first] = [...others, ...people]
  return type === 'single' && first ? nameOf(first) : groupTitle(others)
}

type TitleRules = Partial<NonNullable<GroupRules['name']>>

/** Refuses a title that the network does not allow; like mautrix, counts lengths in bytes. */
export function checkTitle(
  title: string | null | undefined,
  { required, min_length: min = 0, max_length: max = Number.POSITIVE_INFINITY }: TitleRules,
) {
  const path = ['body', 'title']
  if (!title) {
    if (required) throw invalidAt(path, 'Name is required')
    return
  }
  const { length } = new TextEncoder().encode(title)
  if (length < min) throw invalidAt(path, `Name must be at least ${min} characters`)
  if (length > max) throw invalidAt(path, `Name must be at most ${max} characters`)
}
