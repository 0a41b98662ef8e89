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

/** The text, the form that follows it, and what is wrong with it. */
function useEditing({ code, context, form, onDone }: JSONEditorProps) {
  const waiting = useRef<{ typed: string; timer: ReturnType<typeof setTimeout> }>(undefined)
  const fresh = (): Editing => ({ text: code, said: formPayload(code, form.mode), key: form.key })
  const [editing, setEditing] = useState(fresh)
  const { text, said, error } = editing
  // what is in the form is not what was last written there: it was changed elsewhere
  if (form.key !== editing.key && form.currentKey() !== editing.key) setEditing(fresh())

  /** Takes a text into the form; says whether it could be understood. */
  const write = (typed: string, read: () => ReadRequest, way: Writing['way']): boolean => {
    try {
      const { payload, source } = read()
      const key = form.write({ payload, before: said, way })
      if (typed.length > maxShown) onDone()
      // what is no JSON stands there as JSON, as soon as the form has made it
      else setEditing({ text: typed, said: payload, key: source === 'JSON' ? key : '' })
      return true
    } catch (wrong) {
      if (!(wrong instanceof RequestReadError)) throw wrong
      const kept = typed.length > maxShown ? text : withoutTokens(typed)
      setEditing({ ...editing, text: kept, error: placedMessage(wrong, typed) })
      return false
    }
  }
  const asJSON = (typed: string) => (): ReadRequest => ({
    payload: readBody(typed, context),
    source: 'JSON',
  })
  /** Takes at once what waits for the next key. */
  const flush = (): boolean => {
    const last = waiting.current
    waiting.current = undefined
    if (!last) return error === undefined
    clearTimeout(last.timer)
    // in the meantime the form may have become another one
    if (form.currentKey() !== editing.key) return true
    return write(last.typed, asJSON(last.typed), 'typed')
  }
  return {
    ...{ text, said, error, flush },
    isSettled: error === undefined && form.key === editing.key,
    reset: () => setEditing(fresh()),
    type(typed: string) {
      setEditing({ ...editing, text: typed })
      clearTimeout(waiting.current?.timer)
      waiting.current = { typed, timer: setTimeout(flush, pause) }
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
 * The request as a text that can be edited: the form follows what is valid. The text stays as it is
 * typed, until the form is changed by other means.
 */
export function JSONEditor(props: JSONEditorProps) {
  const { code, form, onDone } = props
  const id = useId()
  const { text, said, error, isSettled, flush, ...edit } = useEditing(props)
  const differences = isSettled ? differencesOf(said, formPayload(code, form.mode)) : []
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
          // nothing is sent that is not what stands here
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !flush()) {
            event.preventDefault()
            event.stopPropagation()
          }
        }}
        onSelect={({ currentTarget }) => lightKey('focus', keyAt(currentTarget))}
        onBlur={() => {
          flush()
          lightKey('focus', undefined)
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

// the press that opens it asks for it
const takeFocus = (area: HTMLTextAreaElement | null) => area?.focus()

/** Whether a pasted text is a request of its own, and no part of the one that is edited. */
function isWhole(pasted: string, { selectionStart, selectionEnd, value }: HTMLTextAreaElement) {
  if (selectionStart === 0 && selectionEnd === value.length) return true
  return /^\s*(?:[$>]\s*)?curl\b|\.[cC]hats\.\w+\(|\.[pP]ost\(/.test(pasted.slice(0, 5_000))
}

/** The key of the line that the caret is in. */
function keyAt({ value, selectionStart }: HTMLTextAreaElement): string | undefined {
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1
  const end = value.indexOf('\n', selectionStart)
  return namedLine(value.slice(start, end < 0 ? undefined : end))?.key
}

/** What the form sends otherwise than it is written, such as an ID that left with its contact. */
function differencesOf(one: WrittenPayload, other: WrittenPayload): string[] {
  const keys = ['mode', 'accountID', 'messageText', 'allowInvite', 'type', 'title'] as const
  const isSameList = one.participantIDs.join('\n') === other.participantIDs.join('\n')
  return [
    ...keys.filter((key) => one[key] !== other[key]),
    ...(isSameList ? [] : ['participantIDs']),
    ...identifiers.filter((key) => one.user[key] !== other.user[key]).map((key) => `user.${key}`),
  ]
}
