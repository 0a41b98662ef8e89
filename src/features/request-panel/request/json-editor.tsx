import { type ClipboardEvent, useId, useRef, useState } from 'react'
import type { WrittenPayload } from '#beeper/written-payload.ts'
import { identifiers } from '#recognize/recognize.ts'
import { Button } from '#ui/button.tsx'
import { formPayload, type ReadingContext, readBody, readRequest } from '../reading/read-request.ts'
import { placedMessage, RequestReadError } from '../reading/request-read-error.ts'
import { withoutTokens } from '../reading/without-tokens.ts'
import type { FormAccess } from './form-access.ts'
import { lightKey } from './lit-key.ts'
import { namedLine } from './request-keys.ts'

/** Milliseconds without a key before the form follows. */
const pause = 250

/** A longer text would take long to lay out, and is shown by the lines that can be read. */
const maxShown = 70_000

interface JSONEditorProps {
  /** The request of the form. */
  code: string
  context: ReadingContext
  form: FormAccess
  onDone(): void
}

interface Editing {
  text: string
  /** What the text has last said that could be understood. */
  said: WrittenPayload
  /** `FormAccess.key` with that in the form. */
  key: string
  error?: string
}

/**
 * The request as a text that can be edited: the form follows what is valid. The text stays as it is
 * typed, until the form is changed by other means.
 */
export function JSONEditor({ code, context, form, onDone }: JSONEditorProps) {
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const fresh = (): Editing => ({ text: code, said: formPayload(code, form.mode), key: form.key })
  const [editing, setEditing] = useState(fresh)
  const { text, said, error } = editing
  // what is in the form is not what was last written there: it was changed elsewhere
  if (form.key !== editing.key && form.currentKey() !== editing.key) setEditing(fresh())

  const write = (typed: string, read: () => WrittenPayload, way: 'typed' | 'pasted') => {
    if (form.currentKey() !== editing.key) return
    try {
      const payload = read()
      const key = form.write({ payload, before: said, way })
      if (typed.length > maxShown) onDone()
      else setEditing({ text: typed, said: payload, key })
    } catch (wrong) {
      if (!(wrong instanceof RequestReadError)) throw wrong
      const kept = typed.length > maxShown ? text : withoutTokens(typed)
      setEditing({ ...editing, text: kept, error: placedMessage(wrong, typed) })
    }
  }
  const type = (typed: string) => {
    setEditing({ ...editing, text: typed })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => write(typed, () => readBody(typed, context), 'typed'), pause)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const pasted = event.clipboardData.getData('text')
    const isAll = selectionStart === 0 && selectionEnd === text.length
    const isCode = !/^[\s,]*["{}[\]]/.test(pasted) && /\bcurl\b|\bchats\b|\.[pP]ost\(/.test(pasted)
    if (!isAll && !isCode) return
    event.preventDefault()
    clearTimeout(timer.current)
    // anything but JSON is read, and then stands there as JSON
    const isJSON = !isCode
    const read = () => (isJSON ? readBody(pasted, context) : readRequest(pasted, context).payload)
    write(pasted, read, 'pasted')
  }

  return (
    <div className="grid gap-2 p-3">
      <textarea
        aria-label="Request as JSON"
        aria-describedby={`${id}-error`}
        {...(error !== undefined && { 'aria-invalid': true })}
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        rows={Math.min(24, Math.max(6, code.split('\n').length + 1))}
        value={text}
        onChange={({ target }) => type(target.value)}
        onPaste={paste}
        onSelect={({ currentTarget }) => lightKey('focus', keyAt(currentTarget))}
        onBlur={() => lightKey('focus', undefined)}
        className="control resize-y whitespace-pre-wrap break-words px-3 py-2 font-mono text-note leading-6"
      />
      <p
        id={`${id}-error`}
        role="status"
        className="min-h-[1lh] font-label text-bad text-note empty:hidden"
      >
        {error}
      </p>
      {error === undefined && form.key === editing.key && (
        <Differences
          said={said}
          sent={formPayload(code, form.mode)}
          onReset={() => setEditing(fresh())}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={onDone}>
          Done
        </Button>
        <span className="self-center text-ink-3 text-note">
          {error === undefined ? 'The form follows as you type.' : 'The form stays as it was.'}
        </span>
      </div>
    </div>
  )
}

/** The key of the line that the caret is in. */
function keyAt({ value, selectionStart }: HTMLTextAreaElement): string | undefined {
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1
  const end = value.indexOf('\n', selectionStart)
  return namedLine(value.slice(start, end < 0 ? undefined : end))?.key
}

interface DifferencesProps {
  said: WrittenPayload
  /** What the form makes of it. */
  sent: WrittenPayload
  onReset(): void
}

/** What the form sends otherwise than it is written, such as an ID that left with its contact. */
function Differences({ said, sent, onReset }: DifferencesProps) {
  const names = differencesOf(said, sent)
  if (names.length === 0) return null
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-2 text-note">
      <span>
        The form sends something else for <b className="font-mono">{names.join(', ')}</b>.
      </span>
      <Button variant="outline" onClick={onReset}>
        Show what is sent
      </Button>
    </p>
  )
}

function differencesOf(one: WrittenPayload, other: WrittenPayload): string[] {
  const keys = ['mode', 'accountID', 'messageText', 'allowInvite', 'type', 'title'] as const
  const isSameList = one.participantIDs.join('\n') === other.participantIDs.join('\n')
  return [
    ...keys.filter((key) => one[key] !== other[key]),
    ...(isSameList ? [] : ['participantIDs']),
    ...identifiers.filter((key) => one.user[key] !== other.user[key]).map((key) => `user.${key}`),
  ]
}
