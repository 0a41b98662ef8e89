import { useState } from 'react'
import type { User } from '#contract/user.ts'
import { ChevronIcon } from '#ui/icons.tsx'
import type { Picked } from '../draft.ts'
import type { PeopleActions } from './people-actions.ts'
import { pillID } from './pill-id.ts'
import { WhoMeant } from './who-meant.tsx'
import { peopleWords } from './words.ts'

interface PillActionProps {
  person: Picked
  /** Tells them from others of the same name. */
  about: string | undefined
  trouble: string | undefined
  actions: PeopleActions
  /** The focus goes on behind the last pill. */
  onLeave(): void
}

/** The name of somebody who is in doubt, and by pressing it the way out of the doubt. */
export function PillAction({ person, about, trouble, actions, onLeave }: PillActionProps) {
  const { id, name, doubt } = person
  const called = about ? `${name}, ${about}` : name
  const [users, setUsers] = useState<readonly User[]>()
  const isChoice = doubt === 'several' || doubt === 'unsure'
  const press = async () => {
    if (isChoice) setUsers(users ? undefined : await actions.meant(person))
    else if (doubt !== 'failed') actions.edit(id)
    else {
      actions.again(person)
      onLeave()
    }
  }
  const button = () => document.getElementById(pillID(id))
  return (
    <>
      <button
        type="button"
        id={pillID(id)}
        value={id}
        tabIndex={-1}
        aria-label={labelOf(doubt, called)}
        aria-description={trouble}
        aria-haspopup={isChoice ? 'menu' : undefined}
        aria-expanded={isChoice ? users !== undefined : undefined}
        onClick={() => void press()}
        className="inline-flex h-7 min-w-0 items-center gap-1 underline decoration-dotted underline-offset-4"
      >
        <bdi className="truncate">{name}</bdi>
        {about && <bdi className="truncate text-note">{about}</bdi>}
        {isChoice && <ChevronIcon className="size-3" />}
      </button>
      {users && (
        <WhoMeant
          name={called}
          users={users}
          onChoose={(user) => {
            actions.choose(id, user)
            onLeave()
          }}
          onEdit={() => actions.edit(id)}
          onClose={() => {
            setUsers(undefined)
            button()?.focus()
          }}
          onLeave={(to) => {
            if (to !== button()) setUsers(undefined)
          }}
        />
      )}
    </>
  )
}

function labelOf(doubt: Picked['doubt'], name: string): string {
  if (doubt === 'several' || doubt === 'unsure') return peopleWords.which(name)
  return doubt === 'failed' ? peopleWords.again(name) : peopleWords.edit(name)
}
