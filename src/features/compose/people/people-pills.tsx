import { type KeyboardEvent, memo, type Ref } from 'react'
import { Avatar } from '#ui/avatar.tsx'
import { CrossIcon } from '#ui/icons.tsx'
import type { Picked } from '../draft.ts'
import { doubtWords } from './doubt-words.ts'
import { peopleWords } from './words.ts'

interface PeoplePillsProps {
  people: readonly Picked[]
  /** As many others as the network lets in; those beyond are marked. */
  most: number | undefined
  network: string
  onRemove(id: string): void
  onUndo(): void
  /** The focus goes on behind the last pill. */
  onLeave(): void
  ref: Ref<HTMLFieldSetElement>
}

/**
 * Who was picked so far. Arrows, Home and End walk the pills, Backspace and Delete remove the one
 * in focus, copying gives its ID.
 */
export const PeoplePills = memo(function PeoplePills(props: PeoplePillsProps) {
  const { people, most, network, onRemove, onUndo, onLeave, ref } = props
  if (people.length === 0) return null

  const press = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const pills = [...event.currentTarget.querySelectorAll('button')]
    const at = pills.findIndex((pill) => pill.matches(':focus'))
    const id = people[at]?.id
    if (id === undefined) return
    const to = nextPill(event.key, at, pills.length)
    if (to !== undefined) {
      event.preventDefault()
      if (to === pills.length) onLeave()
      else pills[to]?.focus()
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      // behind the last one there is the field
      const neighbour = pills[event.key === 'Delete' || at === pills.length - 1 ? at + 1 : at - 1]
      onRemove(id)
      if (neighbour) neighbour.focus()
      else onLeave()
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onUndo()
    }
  }

  return (
    <fieldset
      ref={ref}
      aria-label={peopleWords.group(people.length)}
      onKeyDown={press}
      className="contents"
    >
      {people.map((person, index) => (
        <Pill
          key={person.id}
          person={person}
          trouble={troubleOf(person, most !== undefined && index >= most, network)}
          isLast={index === people.length - 1}
          onRemove={onRemove}
          onLeave={onLeave}
        />
      ))}
    </fieldset>
  )
})

function troubleOf(person: Picked, isOver: boolean, network: string): string | undefined {
  if (person.doubt) return doubtWords(person, network)
  return isOver ? peopleWords.overLimit : undefined
}

interface PillProps {
  person: Picked
  trouble: string | undefined
  isLast: boolean
  onRemove(id: string): void
  onLeave(): void
}

const Pill = memo(function Pill(props: PillProps) {
  const { person, trouble, isLast, onRemove, onLeave } = props
  const { id, name, doubt } = person
  const isBad = trouble !== undefined && doubt !== 'asking'
  return (
    <span
      className={`inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-transparent pe-0.5 text-small ${isBad ? 'bg-bad-soft text-bad' : 'bg-sunken'} ${doubt ? 'ps-3' : 'ps-1'} ${doubt === 'asking' ? 'animate-pulse' : ''}`}
    >
      {!doubt && <Avatar name={name} id={id} size="tiny" />}
      <bdi className="truncate">{name}</bdi>
      <button
        type="button"
        // one stop for Tab, arrows for the rest
        tabIndex={isLast ? 0 : -1}
        aria-label={peopleWords.remove(name)}
        aria-description={trouble}
        onClick={() => {
          onRemove(id)
          onLeave()
        }}
        onCopy={(event) => {
          event.preventDefault()
          event.clipboardData.setData('text/plain', id)
        }}
        className={`grid size-7 place-items-center rounded-full ${isBad ? 'text-bad' : 'text-ink-3 hover:text-ink'}`}
      >
        <CrossIcon className="size-3" />
      </button>
    </span>
  )
})

/** Where a key leads from a pill; as many as there are pills is behind the last. */
function nextPill(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return at + 1
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
