import { nameOf } from '../contact-view.tsx'
import type { Picked } from '../draft.ts'
import { type Finder, findPerson } from './find-person.ts'
import { peopleWords } from './words.ts'

/** The people of the draft, as far as taking somebody in needs them. */
export interface PeopleShelf {
  people(): readonly Picked[]
  change(next: readonly Picked[]): void
  say(words: string): void
  finder(): Promise<Finder>
}

/** Takes typed words for somebody: a pill at once, a person as soon as one is found. */
export async function takeWords(words: string, shelf: PeopleShelf): Promise<void> {
  const typed = words.trim()
  const { people, change } = shelf
  if (!typed || people().some(({ id }) => id === typed)) return
  change([...people(), { id: typed, name: typed, doubt: 'asking' }])
  const next = await personFor(typed, shelf)
  // it may have been removed meanwhile
  const isMeant = ({ id, doubt }: Picked) => id === typed && doubt !== undefined
  change(people().flatMap((person) => (isMeant(person) ? next : person)))
}

/** Whom the words mean; nobody where they mean yourself or somebody who is there already. */
async function personFor(typed: string, { people, say, finder }: PeopleShelf): Promise<Picked[]> {
  try {
    const found = await findPerson(typed, await finder())
    if (found.state === 'self') {
      say(peopleWords.self)
      return []
    }
    if (!('user' in found)) return [{ id: typed, name: typed, doubt: found.state }]
    const person = { id: found.user.id, name: nameOf(found.user) }
    if (people().every(({ id, doubt }) => id !== person.id || doubt)) return [person]
    say(peopleWords.alreadyThere(person.name))
    return []
  } catch {
    // the list of suggestions tells why nobody answered; the words stay, to be tried again
    return [{ id: typed, name: typed, doubt: 'unknown' }]
  }
}
