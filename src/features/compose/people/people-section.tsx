import { type KeyboardEvent, useRef, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { User } from '#contract/user.ts'
import { Combobox } from '#ui/combobox.tsx'
import { contactView, nameOf } from '../contact-view.tsx'
import type { Draft, Picked } from '../draft.ts'
import { useContactSearch } from '../use-contact-search.ts'
import { useRules } from '../use-rules.ts'
import { words } from '../words.ts'
import { PeoplePills } from './people-pills.tsx'

/** Asks for the people of a chat, found by search or given as user IDs. */
export function PeopleSection({ onCount }: { onCount(count: number): void }) {
  const { control, getValues, clearErrors } = useFormContext<Draft>()
  const { field, fieldState } = useController({ control, name: 'participants' })
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const lastPill = useRef<HTMLButtonElement>(null)
  const people: readonly Picked[] = field.value
  const search = useContactSearch(getValues('accountID'), text)
  const options = search.contacts.filter(({ id }) => !people.some((person) => person.id === id))

  const change = (next: Picked[]) => {
    field.onChange(next)
    clearErrors('participants')
    onCount(next.length)
  }
  const pick = (user: User) => {
    change([...people, { id: user.id, name: nameOf(user) }])
    setText('')
  }
  const remove = (id: string) => {
    change(people.filter((person) => person.id !== id))
    input.current?.focus()
  }
  const goToPills = (event: KeyboardEvent<HTMLInputElement>) => {
    const isAtStart = event.currentTarget.selectionEnd === 0
    if (isAtStart && (event.key === 'Backspace' || event.key === 'ArrowLeft')) {
      lastPill.current?.focus()
    }
  }

  return (
    <Combobox
      id="participants"
      label={words.people}
      note={words.countOf(people.length, useMost())}
      hint={words.peopleHint}
      options={[...options, ...asUserID(text, search.contacts, people)]}
      view={contactView}
      text={text}
      onTextChange={setText}
      onPick={pick}
      onKeyDown={goToPills}
      status={search.status}
      error={fieldState.error?.message}
      inputRef={input}
      leading={
        <PeoplePills
          people={people}
          lastRef={lastPill}
          onRemove={remove}
          onLeave={() => input.current?.focus()}
        />
      }
    />
  )
}

/** As many others as the network lets into a group. */
function useMost() {
  const group = useRules()?.group
  return group ? group.participants?.max_length : undefined
}

/** A text that could be an ID can be taken as one, for people whom no search finds. */
function asUserID(typed: string, contacts: readonly User[], people: readonly Picked[]): User[] {
  const id = typed.trim()
  const isKnown = contacts.length > 0 || people.some((person) => person.id === id)
  return id === '' || /\s/.test(id) || isKnown ? [] : [{ id }]
}
