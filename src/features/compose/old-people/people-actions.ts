import type { User } from '#contract/user.ts'
import { nameOf } from '../contact-view.tsx'
import type { Picked } from '../draft.ts'
import { mayBe } from './find-again.ts'
import { lookUpAgain, movePeople } from './move-people.ts'
import type { PeopleShelf } from './people-shelf.ts'
import { pickedUser, wordsOf } from './picked-user.ts'
import { takeWords } from './take-words.ts'
import { peopleWords } from './words.ts'

/** What can be done with the people of the draft. */
export type PeopleActions = ReturnType<typeof peopleActions>

/** Everything that is done with people; removals are remembered as long as the actions live. */
export function peopleActions(shelf: PeopleShelf) {
  const { people, change, say, place } = shelf
  const removals: { person: Picked; at: number }[] = []
  const take = (words: string) => takeWords(words, shelf)
  const takeOut = (id: string): Picked | undefined => {
    const at = people().findIndex((person) => person.id === id)
    const person = people()[at]
    if (!person) return undefined
    removals.push({ person, at })
    change(people().filter((other) => other !== person))
    return person
  }

  return {
    take,
    /** Adds those who are not there yet; `typed` are the words that some were found by, by ID. */
    add(users: readonly User[], typed: ReadonlyMap<string, string> = new Map()) {
      const there = new Set(people().map(({ id }) => id))
      const fresh = users.filter(({ id }) => !there.has(id))
      const [known] = users
      say(known && fresh.length === 0 ? peopleWords.alreadyThere(nameOf(known)) : '')
      const picked = fresh.map((user) => {
        const words = typed.get(user.id)
        return pickedUser(user, place(), words === undefined ? {} : { known: { typed: words } })
      })
      change([...people(), ...picked])
    },
    /** Looks everybody up in the place that is chosen now. */
    move: () => void movePeople(shelf),
    /** Looks somebody up once more, for instance after nobody had answered. */
    again(person: Picked) {
      const asked: Picked = { ...person, doubt: 'asking', at: place() }
      change(people().map((other) => (other.id === person.id ? asked : other)))
      void lookUpAgain(asked, shelf)
    },
    /** Those who may be meant by somebody in doubt; nobody where nobody can be asked. */
    async meant(person: Picked): Promise<readonly User[]> {
      const asker = await shelf.finder().catch(() => undefined)
      return asker ? mayBe(person, asker).catch(() => []) : []
    },
    /** Says who was meant by somebody in doubt. */
    choose(id: string, user: User) {
      const isThere = people().some((person) => person.id === user.id && !person.doubt)
      say(isThere ? peopleWords.alreadyThere(nameOf(user)) : '')
      change(
        people().flatMap((person) => {
          if (person.id !== id) return person
          return isThere ? [] : pickedUser(user, place(), person)
        }),
      )
    },
    /** Puts the words of somebody back into the field; what stands there becomes a pill. */
    edit(id: string) {
      void take(shelf.read())
      const person = takeOut(id)
      if (person) shelf.write(wordsOf(person))
    },
    remove(id: string) {
      const person = takeOut(id)
      if (person) say(peopleWords.removed(person.name))
    },
    /** Brings back who was removed last; tells whether there was somebody. */
    undo(): boolean {
      const last = removals.pop()
      if (!last || people().some(({ id }) => id === last.person.id)) return false
      say('')
      change(people().toSpliced(last.at, 0, last.person))
      return true
    },
  }
}
