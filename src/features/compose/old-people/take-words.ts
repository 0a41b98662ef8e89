import { nameOf } from '../contact-view.tsx'
import type { Picked } from '../draft.ts'
import { findPerson } from './find-person.ts'
import type { PeopleShelf } from './people-shelf.ts'
import { pickedUser, pickedWords } from './picked-user.ts'
import { peopleWords } from './words.ts'

/** Takes typed words for somebody: a pill at once, a person as soon as one is found. */
export async function takeWords(words: string, shelf: PeopleShelf): Promise<void> {
  const typed = words.trim()
  if (!typed || shelf.people().some(({ id }) => id === typed)) return
  const asked = pickedWords(typed, shelf.place())
  shelf.change([...shelf.people(), asked])
  shelf.replace(new Map([[asked, await personFor(asked, shelf)]]))
}

/** Whom the words mean; nobody where they mean yourself or somebody who is there already. */
async function personFor(asked: Picked, { people, say, finder }: PeopleShelf): Promise<Picked[]> {
  try {
    const asker = await finder()
    if (!asker) return [asked]
    const found = await findPerson(asked.id, asker)
    if (found.state === 'self') {
      say(peopleWords.self)
      return []
    }
    if (!('user' in found)) return [{ ...asked, doubt: found.state }]
    const { id } = found.user
    if (people().every((person) => person.id !== id || person.doubt)) {
      return [pickedUser(found.user, asker.at, asked)]
    }
    say(peopleWords.alreadyThere(nameOf(found.user)))
    return []
  } catch {
    return [{ ...asked, doubt: 'failed' }] // told at the pill, which can be tried again
  }
}
