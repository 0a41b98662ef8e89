import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/form/field.tsx'
import {
  formPayload,
  type ReadingContext,
  type ReadRequest,
  readRequest,
} from '../reading/read-request.ts'
import { locatedMessage, RequestReadError } from '../reading/request-read-error.ts'
import { withoutTokens } from '../reading/without-tokens.ts'
import type { FormAccess } from './form-access.ts'

interface PasteRequestProps {
  context: ReadingContext
  /** The request of the form. */
  code: string
  form: FormAccess
  /** Called with the source after the form was filled. */
  onRead(source: ReadRequest['source']): void
  onClose(): void
}

/** UTF-16 units up to which an unreadable text is kept in the field for editing. */
const maxKept = 70_000

/** Fills the form from a curl command, JSON or a sample. No token is kept or shown. */
export function PasteRequest({ context, code, form, onRead, onClose }: PasteRequestProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const read = (pasted: string) => {
    try {
      const { payload, source } = readRequest(pasted, context)
      form.write({ payload, before: formPayload(code, form.mode), way: 'pasted' })
      onRead(source)
    } catch (wrong) {
      if (!(wrong instanceof RequestReadError)) throw wrong
      setText(pasted.length > maxKept ? '' : withoutTokens(pasted))
      setError(locatedMessage(wrong, pasted))
    }
  }
  return (
    <div className="grid gap-2.5 border-line border-t px-[18px] py-3.5">
      <TextArea
        id={id}
        label="Request to paste"
        hint="A curl command, JSON, or a sample for TypeScript, Python or Go. It fills the form and sends nothing."
        error={error}
        autoFocus
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        maxLength={maxKept}
        className="font-mono text-note"
        value={text}
        onChange={({ target }) => {
          setText(withoutTokens(target.value))
          setError(undefined)
        }}
        onPaste={(event) => {
          // a paste into the empty field is a complete request, and is read at once
          if (text.trim() !== '') return
          event.preventDefault()
          read(event.clipboardData.getData('text'))
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={() => read(text)}>
          Fill the form
        </Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
