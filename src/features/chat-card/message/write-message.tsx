import { type KeyboardEvent, type SubmitEvent, useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/form/field.tsx'
import { isComposing } from '#ui/keyboard.tsx'
import { formatNumber } from '#ui/text/format.ts'

interface WriteMessageProps {
  /** The network's limit in characters, if known. */
  limit: number | undefined
  onSend(text: string): void
}

/** The field for the next message. Ctrl or ⌘ with Enter sends, Enter alone inserts a line break. */
export function WriteMessage({ limit, onSend }: WriteMessageProps) {
  const [typed, setTyped] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const text = typed.trim()
  const length = [...text].length
  const hasLimit = limit !== undefined && limit > 0
  const isTooLong = hasLimit && length > limit

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // reads and empties the field itself, so that repeated submits before a render send once
    const field = form.current?.querySelector('textarea')
    const message = field?.value.trim()
    if (!field || !message || isTooLong) return
    field.value = ''
    setTyped('')
    onSend(message)
  }
  const pressKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey
    if (!isSend || isComposing(event.nativeEvent)) return
    event.preventDefault()
    // the same shortcut submits the compose form
    event.stopPropagation()
    if (!event.repeat) form.current?.requestSubmit()
  }

  return (
    <form ref={form} onSubmit={submit} className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextArea
          label="Write a message"
          rows={1}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={pressKey}
          className="min-h-11! resize-none!"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          counter={
            hasLimit && length > 0 ? `${formatNumber(length)} / ${formatNumber(limit)}` : undefined
          }
          error={isTooLong ? `At most ${formatNumber(limit)} characters.` : undefined}
        />
      </div>
      <Button type="submit" variant="outline" className="min-h-11">
        Send
      </Button>
    </form>
  )
}
