import { type SubmitEvent, useState } from 'react'
import { bounded } from '#ui/bounded.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { actionWords } from './action-words.ts'

const say = actionWords.change

// longer than any network takes
const longestTitle = 1_000

interface EditTitleProps {
  title: string
  isSaving: boolean
  onSave(title: string): void
}

/** A new title for the chat, sent only when it is another one. */
export function EditTitle({ title, isSaving, onSave }: EditTitleProps) {
  const known = bounded(title, longestTitle)
  const [typed, setTyped] = useState(known)
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    if (wanted && wanted !== known && !isSaving) onSave(wanted)
  }
  return (
    <form onSubmit={save} className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={say.title}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button type="submit" variant="outline" className="min-h-11" aria-disabled={isSaving}>
        {say.save}
      </Button>
    </form>
  )
}
