import { useMemo, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Draft, Picked } from '../draft.ts'
import { placeOf } from '../place.ts'
import { type PeopleActions, peopleActions } from './people-actions.ts'
import { useFinder } from './use-finder.ts'

/**
 * What can be done with the people of the draft. The actions stay the same while the draft changes,
 * so that pills need not be drawn again; `saying` is what is to be read out.
 */
export function usePeople(onCount: (count: number) => void): {
  actions: PeopleActions
  saying: string
} {
  const { getValues, setValue, clearErrors } = useFormContext<Draft>()
  const beeper = useBeeper()
  const finder = useFinder()
  const [saying, say] = useState('')

  const actions = useMemo(() => {
    const people = (): readonly Picked[] => getValues('participants')
    const change = (next: readonly Picked[]) => {
      const isOther = next.length !== people().length
      setValue('participants', [...next])
      clearErrors('participants')
      if (isOther) onCount(next.length)
    }
    return peopleActions({
      people,
      change,
      isAsked: (asked) => people().some((person) => isStill(person, asked)),
      replace(changes) {
        const asked = new Map([...changes.keys()].map((person) => [person.id, person]))
        const next = people().flatMap((person) => {
          const one = asked.get(person.id)
          return one && isStill(person, one) ? (changes.get(one) ?? []) : person
        })
        change(next)
      },
      read: () => getValues('adding'),
      write(words) {
        setValue('adding', words)
        document.getElementById('participants')?.focus()
      },
      say,
      place: () => placeOf(beeper, getValues('accountID')),
      finder,
    })
  }, [getValues, setValue, clearErrors, onCount, beeper, finder])

  return { actions, saying }
}

const isStill = (person: Picked, asked: Picked) =>
  person.doubt === 'asking' && person.id === asked.id && person.at === asked.at
