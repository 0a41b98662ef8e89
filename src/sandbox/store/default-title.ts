import type { Database } from '../database.ts'
import type { ChatRow } from './chats.ts'
import { groupTitle } from './group-title.ts'
import { nameOf, Person, selectPerson } from './person.ts'

/** What a chat is called when nobody gave it a title: after the people in it. */
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
