import { type SubmitEvent, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/form/field.tsx'
import { bounded } from '#ui/text/text-limits.ts'

// longer than any network takes
const longestTitle = 1_000

interface EditTitleProps {
  title: string
  isSaving: boolean
  onSave(title: string): void
  onCancel(): void
}

/** A new title for the chat, sent only when it is another one. */
export function EditTitle({ title, isSaving, onSave, onCancel }: EditTitleProps) {
  const known = bounded(title, longestTitle)
  const [typed, setTyped] = useState(known)
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    if (wanted && wanted !== known && !isSaving) onSave(wanted)
  }
  return (
    <form onSubmit={save} className="flex basis-full flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-48">
        <TextField
          ref={focusOnce}
          label="Title"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button type="submit" variant="outline" className="min-h-11" aria-disabled={isSaving}>
        Save title
      </Button>
      <Button variant="ghost" className="min-h-11" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  )
}

const focusOnce = (field: HTMLInputElement | null) => field?.focus()
