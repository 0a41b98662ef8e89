import { type KeyboardEvent, memo, type Ref } from 'react'
import type { Picked } from '../draft.ts'
import { doubtWords } from './doubt-words.ts'
import type { PeopleActions } from './people-actions.ts'
import { Pill } from './pill.tsx'
import { useGradually } from './use-gradually.ts'
import { peopleWords } from './words.ts'

interface PeoplePillsProps {
  people: readonly Picked[]
  /** As many others as the network lets in; those beyond are marked. */
  most: number | undefined
  network: string
  actions: PeopleActions
  /** The focus goes on behind the last pill. */
  onLeave(): void
  ref: Ref<HTMLElement>
}

// a fieldset says the same, but makes the browser lay all pills out anew whenever one is added
const group = { role: 'group' } as const

/**
 * Who was picked so far. Arrows, Home and End walk the pills, Backspace and Delete remove the one
 * in focus, F2 puts its words back into the field, copying gives its ID.
 */
export const PeoplePills = memo(function PeoplePills(props: PeoplePillsProps) {
  const { people, most, network, actions, onLeave, ref } = props
  const drawn = useGradually(people.length)
  if (people.length === 0) return null

  const shared = namesOfSeveral(people)
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const stops = stopsIn(event.currentTarget)
    const at = stops.findIndex((stop) => stop.matches(':focus'))
    const id = stops[at]?.value
    if (id === undefined) return
    const to = nextStop(event.key, at, stops.length)
    if (to !== undefined) {
      if (to === stops.length) onLeave()
      else stops[to]?.focus()
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      const isForward = event.key === 'Delete' || id === people.at(-1)?.id
      const neighbour = isForward
        ? stops.find(({ value }, index) => index > at && value !== id)
        : stops.findLast(({ value }, index) => index < at && value !== id)
      actions.remove(id)
      // behind the last one there is the field
      if (neighbour) neighbour.focus()
      else onLeave()
    } else if (event.key === 'F2') {
      actions.edit(id)
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      actions.undo()
    } else return
    event.preventDefault()
  }

  return (
    <section
      {...group}
      ref={ref}
      aria-label={peopleWords.group(people.length)}
      onKeyDown={press}
      className="contents"
    >
      {people.slice(0, drawn).map((person, index) => (
        <Pill
          key={person.id}
          person={person}
          about={shared.has(person.name) ? person.about : undefined}
          trouble={troubleOf(person, most !== undefined && index >= most, network)}
          isLast={index === people.length - 1}
          actions={actions}
          onLeave={onLeave}
        />
      ))}
    </section>
  )
})

function namesOfSeveral(people: readonly Picked[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(people.flatMap(({ name }) => (seen.size === seen.add(name).size ? name : [])))
}

/** The buttons of all pills, in order; not those of a menu that is open. */
const stopsIn = (pills: Element) => [
  ...pills.querySelectorAll<HTMLButtonElement>(':scope > span > button'),
]

function troubleOf(person: Picked, isOver: boolean, network: string): string | undefined {
  if (person.doubt) return doubtWords(person, network)
  return person.refused ?? (isOver ? peopleWords.overLimit : undefined)
}

/** Where a key leads from a stop; as many as there are stops is behind the last. */
function nextStop(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return at + 1
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
