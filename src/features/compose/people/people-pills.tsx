import type { KeyboardEvent, Ref } from 'react'
import { Avatar } from '#ui/avatar.tsx'
import { CrossIcon } from '#ui/icons.tsx'
import type { Picked } from '../draft.ts'
import { words } from '../words.ts'

interface PeoplePillsProps {
  people: readonly Picked[]
  onRemove(id: string): void
  /** The focus goes on behind the last pill. */
  onLeave(): void
  lastRef: Ref<HTMLButtonElement>
}

/** Who was picked so far. Arrows walk the pills; Backspace and Delete remove the one in focus. */
export function PeoplePills({ people, onRemove, onLeave, lastRef }: PeoplePillsProps) {
  if (people.length === 0) return null
  const walk = (event: KeyboardEvent<HTMLButtonElement>, person: Picked) => {
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      onRemove(person.id)
    }
    const pill = event.currentTarget.parentElement
    if (event.key === 'ArrowLeft') focusIn(pill?.previousElementSibling)
    if (event.key === 'ArrowRight') focusIn(pill?.nextElementSibling) || onLeave()
  }

  return (
    <fieldset aria-label={words.peopleGroup(people.length)} className="contents">
      {people.map((person, index) => (
        <span
          key={person.id}
          className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-full bg-sunken ps-1 pe-0.5 text-small"
        >
          <Avatar name={person.name} id={person.id} size="tiny" />
          <bdi className="truncate">{person.name}</bdi>
          <button
            ref={index === people.length - 1 ? lastRef : undefined}
            type="button"
            aria-label={words.remove(person.name)}
            onClick={() => onRemove(person.id)}
            onKeyDown={(event) => walk(event, person)}
            className="grid size-7 place-items-center rounded-full text-ink-3 hover:text-ink"
          >
            <CrossIcon className="size-3" />
          </button>
        </span>
      ))}
    </fieldset>
  )
}

/** Moves the focus into a neighbouring pill; tells whether there was one. */
function focusIn(pill: Element | null | undefined): boolean {
  const button = pill?.querySelector('button')
  button?.focus()
  return button !== undefined && button !== null
}
