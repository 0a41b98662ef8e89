import type { UseFormReturn } from 'react-hook-form'
import type { BeeperFailure } from '#beeper/failure.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { Draft } from './draft.ts'
import { blamedIn } from './old-people/blamed.ts'
import { pillID } from './old-people/pill-id.ts'
import { refusedWords } from './old-people/refused-words.ts'

/**
 * Marks the people whom a refusal blames, and leads to them; nobody where it is not known who is
 * to blame. Calls `onGone` once the last of them was removed.
 */
export function markRefused(
  form: UseFormReturn<Draft>,
  { failure, payload, network }: { failure: BeeperFailure; payload: NewChat; network: string },
  onGone: () => void,
): { fieldID: string; message: string }[] {
  const blamed = new Set(blamedIn(failure, payload))
  const people = form.getValues('participants')
  const marked = people.map((person) =>
    blamed.has(person.id)
      ? { ...person, refused: refusedWords(failure, person.name, network) }
      : person,
  )
  const lines = marked.flatMap(({ id, refused }) =>
    blamed.has(id) && refused ? [{ fieldID: pillID(id), message: refused }] : [],
  )
  if (lines.length === 0) return []
  form.setValue('participants', marked)
  const unsubscribe = form.subscribe({
    formState: { values: true },
    callback: () => {
      if (form.getValues('participants').some(({ id }) => blamed.has(id))) return
      unsubscribe()
      onGone()
    },
  })
  return lines
}
