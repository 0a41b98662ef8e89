import { useId, useRef, useState } from 'react'
import type { Writing, WrittenPayload } from '#beeper/written-payload.ts'
import { identifiers } from '#recognize/recognition.ts'
import { Button } from '#ui/button.tsx'
import { StatusText } from '#ui/status-text.tsx'
import {
  formPayload,
  type ReadingContext,
  type ReadRequest,
  readBody,
  readRequest,
} from '../reading/read-request.ts'
import { locatedMessage, RequestReadError } from '../reading/request-read-error.ts'
import { withoutTokens } from '../reading/without-tokens.ts'
import type { FormAccess } from './form-access.ts'
import { highlightKey } from './highlighted-key.ts'
import { namedLine } from './request-keys.ts'

/** Debounce of updating the form, in milliseconds. */
const debounce = 250

/** A longer text would be slow to lay out in a textarea; the editor is closed instead. */
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
  /** The payload of the last valid text. */
  payload: WrittenPayload
  /** `FormAccess.key` with that payload in the form. */
  key: string
  error?: string
}

/** The text with its payload and error; keeps the form up to date. */
function useEditing({ code, context, form, onDone }: JSONEditorProps) {
  const waiting = useRef<{ typed: string; timer: ReturnType<typeof setTimeout> }>(undefined)
  const fresh = (): Editing => ({
    text: code,
    payload: formPayload(code, form.mode),
    key: form.key,
  })
  const [editing, setEditing] = useState(fresh)
  const { text, payload: before, error } = editing
  // the form was changed by other means than this editor
  if (form.key !== editing.key && form.currentKey() !== editing.key) setEditing(fresh())

  /** Fills the form with a text; returns whether it is valid. */
  const write = (typed: string, read: () => ReadRequest, way: Writing['way']): boolean => {
    try {
      const { payload, source } = read()
      const key = form.write({ payload, before, way })
      if (typed.length > maxShown) onDone()
      // other sources are replaced by the form's own JSON, because the blank key does not match
      else setEditing({ text: typed, payload, key: source === 'JSON' ? key : '' })
      return true
    } catch (wrong) {
      if (!(wrong instanceof RequestReadError)) throw wrong
      const kept = typed.length > maxShown ? text : withoutTokens(typed)
      setEditing({ ...editing, text: kept, error: locatedMessage(wrong, typed) })
      return false
    }
  }
  const asJSON = (typed: string) => (): ReadRequest => ({
    payload: readBody(typed, context),
    source: 'JSON',
  })
  /** Writes a debounced text at once. */
  const flush = (): boolean => {
    const last = waiting.current
    waiting.current = undefined
    if (!last) return error === undefined
    clearTimeout(last.timer)
    // the form was changed by other means since
    if (form.currentKey() !== editing.key) return true
    return write(last.typed, asJSON(last.typed), 'typed')
  }
  return {
    ...{ text, payload: before, error, flush },
    isUpToDate: error === undefined && form.key === editing.key,
    reset: () => setEditing(fresh()),
    type(typed: string) {
      setEditing({ ...editing, text: typed })
      clearTimeout(waiting.current?.timer)
      waiting.current = { typed, timer: setTimeout(flush, debounce) }
    },
    paste(pasted: string) {
      clearTimeout(waiting.current?.timer)
      waiting.current = undefined
      const read = /^\s*\{/.test(pasted) ? asJSON(pasted) : () => readRequest(pasted, context)
      write(pasted, read, 'pasted')
    },
  }
}

/**
 * The request as editable JSON: valid text updates the form. The text stays as typed until the form
 * is changed by other means.
 */
export function JSONEditor(props: JSONEditorProps) {
  const { code, form, onDone } = props
  const id = useId()
  const { text, payload, error, isUpToDate, flush, ...edit } = useEditing(props)
  const differences = isUpToDate ? differencesOf(payload, formPayload(code, form.mode)) : []
  return (
    <div className="grid gap-2 p-3">
      <textarea
        aria-label="Request as JSON"
        aria-describedby={`${id}-error`}
        {...(error !== undefined && { 'aria-invalid': true })}
        ref={takeFocus}
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        rows={Math.min(24, Math.max(6, text.split('\n').length + 1))}
        value={text}
        onChange={({ target }) => edit.type(target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (!isWhole(pasted, event.currentTarget)) return
          event.preventDefault()
          edit.paste(pasted)
        }}
        onKeyDown={(event) => {
          // an invalid text is not sent
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !flush()) {
            event.preventDefault()
            event.stopPropagation()
          }
        }}
        onSelect={({ currentTarget }) => highlightKey('focus', keyAt(currentTarget))}
        onBlur={() => {
          flush()
          highlightKey('focus', undefined)
        }}
        className="control resize-y whitespace-pre-wrap break-words px-3 py-2 font-mono text-note leading-6"
      />
      <StatusText id={`${id}-error`} className="font-label text-bad text-note">
        {error}
      </StatusText>
      <StatusText className="text-note">
        {differences.length > 0 && (
          <>
            The form sends something else for <b className="font-mono">{differences.join(', ')}</b>.
          </>
        )}
      </StatusText>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="outline" onClick={onDone}>
          Done
        </Button>
        {differences.length > 0 && (
          <Button variant="outline" onClick={edit.reset}>
            Show what is sent
          </Button>
        )}
        <span className="text-ink-3 text-note">
          {error === undefined ? 'The form follows as you type.' : 'The form stays as it was.'}
        </span>
      </div>
    </div>
  )
}

// the editor is opened by a press
const takeFocus = (area: HTMLTextAreaElement | null) => area?.focus()

/** Whether a pasted text is a complete request, and not a part of the edited one. */
function isWhole(pasted: string, { selectionStart, selectionEnd, value }: HTMLTextAreaElement) {
  if (selectionStart === 0 && selectionEnd === value.length) return true
  return /^\s*(?:[$>]\s*)?curl\b|\.[cC]hats\.\w+\(|\.[pP]ost\(/.test(pasted.slice(0, 5_000))
}

/** The key of the caret's line. */
function keyAt({ value, selectionStart }: HTMLTextAreaElement): string | undefined {
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1
  const end = value.indexOf('\n', selectionStart)
  return namedLine(value.slice(start, end < 0 ? undefined : end))?.key
}

/**
 * The keys that the form sends with another value than written, such as an ID removed with its
 * contact.
 */
function differencesOf(one: WrittenPayload, other: WrittenPayload): string[] {
  const keys = ['mode', 'accountID', 'messageText', 'allowInvite', 'type', 'title'] as const
  const isSameList = one.participantIDs.join('\n') === other.participantIDs.join('\n')
  return [
    ...keys.filter((key) => one[key] !== other[key]),
    ...(isSameList ? [] : ['participantIDs']),
    ...identifiers.filter((key) => one.user[key] !== other.user[key]).map((key) => `user.${key}`),
  ]
}
