import { memo } from 'react'
import { Avatar } from '#ui/avatar.tsx'
import { CrossIcon } from '#ui/icons.tsx'
import type { Picked } from '../draft.ts'
import type { PeopleActions } from './people-actions.ts'
import { PillAction } from './pill-action.tsx'
import { pillID } from './pill-id.ts'
import { peopleWords } from './words.ts'

interface PillProps {
  person: Picked
  /** Tells them from others of the same name. */
  about: string | undefined
  /** Why they cannot be sent as they stand. */
  trouble: string | undefined
  isLast: boolean
  actions: PeopleActions
  /** The focus goes on behind the last pill. */
  onLeave(): void
}

/** One of the people: who it is, what is to be done about it, and the way to remove it. */
export const Pill = memo(function Pill(props: PillProps) {
  const { person, about, trouble, isLast, actions, onLeave } = props
  const { id, name, doubt } = person
  const isBad = trouble !== undefined && doubt !== 'asking'
  const isOpen = doubt !== undefined && doubt !== 'asking'
  return (
    <span
      className={`inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-transparent pe-0.5 text-small ${isBad ? 'bg-bad-soft text-bad' : 'bg-sunken'} ${doubt ? 'ps-3' : 'ps-1'} ${doubt === 'asking' ? 'animate-pulse' : ''}`}
    >
      {!doubt && <Avatar name={name} id={id} size="tiny" />}
      {isOpen ? (
        <PillAction {...{ person, about, trouble, actions, onLeave }} />
      ) : (
        <>
          <bdi className="truncate">{name}</bdi>
          {about && <bdi className="truncate text-ink-2 text-note">{about}</bdi>}
        </>
      )}
      <button
        type="button"
        {...(isOpen ? {} : { id: pillID(id) })}
        value={id}
        // one stop for Tab, arrows for the rest
        tabIndex={isLast ? 0 : -1}
        aria-label={peopleWords.remove(about ? `${name}, ${about}` : name)}
        aria-description={trouble}
        onClick={() => {
          actions.remove(id)
          onLeave()
        }}
        onCopy={(event) => {
          event.preventDefault()
          event.clipboardData.setData('text/plain', id)
        }}
        className={`grid size-7 flex-none place-items-center rounded-full ${isBad ? 'text-bad' : 'text-ink-3 hover:text-ink'}`}
      >
        <CrossIcon className="size-3" />
      </button>
    </span>
  )
})
