import { useMemo, useRef, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { User } from '#contract/user.ts'
import { nameOf } from '../contact-view.tsx'
import type { Draft, Picked } from '../draft.ts'
import { placeOf } from '../place.ts'
import { movePeople } from './move-people.ts'
import type { PeopleShelf } from './people-shelf.ts'
import { pickedUser } from './picked-user.ts'
import { takeWords } from './take-words.ts'
import { useFinder } from './use-finder.ts'
import { peopleWords } from './words.ts'

/**
 * What can be done with the people of the draft. The functions stay the same while the draft
 * changes, so that pills need not be drawn again; `saying` is what is to be read out.
 */
export function usePeople(onCount: (count: number) => void) {
  const { getValues, setValue, clearErrors } = useFormContext<Draft>()
  const beeper = useBeeper()
  const finder = useFinder()
  const removals = useRef<{ person: Picked; at: number }[]>([])
  const [saying, say] = useState('')

  const actions = useMemo(() => {
    const people = (): readonly Picked[] => getValues('participants')
    const change = (next: readonly Picked[]) => {
      const isOther = next.length !== people().length
      setValue('participants', [...next])
      clearErrors('participants')
      if (isOther) onCount(next.length)
    }
    const place = () => placeOf(beeper, getValues('accountID'))
    const isAsked = (asked: Picked) => people().some((person) => isStill(person, asked))
    const replace = (asked: Picked, next: readonly Picked[]) => {
      if (isAsked(asked))
        change(people().flatMap((person) => (isStill(person, asked) ? next : person)))
    }
    const shelf: PeopleShelf = { people, change, isAsked, replace, say, place, finder }
    return {
      /** Adds those who are not there yet. */
      add(users: readonly User[]) {
        const there = new Set(people().map(({ id }) => id))
        const fresh = users.filter(({ id }) => !there.has(id))
        const [known] = users
        say(known && fresh.length === 0 ? peopleWords.alreadyThere(nameOf(known)) : '')
        change([...people(), ...fresh.map((user) => pickedUser(user, place()))])
      },
      /** Takes typed words for somebody. */
      take: (words: string) => takeWords(words, shelf),
      /** Looks everybody up in the place that is chosen now. */
      move: () => void movePeople(shelf),
      remove(id: string) {
        const at = people().findIndex((person) => person.id === id)
        const person = people()[at]
        if (!person) return
        removals.current.push({ person, at })
        say(peopleWords.removed(person.name))
        change(people().filter((other) => other.id !== id))
      },
      /** Brings back who was removed last; tells whether there was somebody. */
      undo(): boolean {
        const last = removals.current.pop()
        if (!last || people().some(({ id }) => id === last.person.id)) return false
        say('')
        change(people().toSpliced(last.at, 0, last.person))
        return true
      },
    }
  }, [getValues, setValue, clearErrors, onCount, beeper, finder])

  return { ...actions, saying }
}

const isStill = (person: Picked, asked: Picked) =>
  person.doubt === 'asking' && person.id === asked.id && person.at === asked.at
