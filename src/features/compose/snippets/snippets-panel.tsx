import {
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Button } from '#ui/button.tsx'
import { CrossIcon } from '#ui/icons.tsx'
import { displayText } from '#ui/text/display-text.tsx'
import { editMessage, nameInMessage } from '../draft/changes.ts'
import { useDraft, useDraftValue } from '../draft/use-draft.tsx'
import { useFirstName } from './first-name.ts'
import { lastMessage } from './last-message.ts'
import { fillPlaceholders, placeholder } from './placeholder.ts'
import {
  insertSnippet,
  type Snippet,
  snippetProblem,
  snippetStore,
  useSnippets,
} from './snippets.ts'

interface SnippetsPanelProps {
  /** Closes the panel and returns the focus to the button. */
  onClose(): void
  /** Called when an element of the panel loses the focus. */
  onLeave(event: FocusEvent): void
}

/** The stored messages, to insert and delete, with a button to save the current one. */
export function SnippetsPanel({ onClose, onLeave }: SnippetsPanelProps) {
  const titleID = useId()
  const panel = useRef<HTMLDivElement>(null)
  const insert = useInsert()
  const snippets = useSnippets()
  const [deleted, setDeleted] = useState<{ snippet: Snippet; index: number }>()
  const [status, setStatus] = useState('')

  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
    focusIn(panel.current, 0)
  }, [])
  // the pressed button is unmounted, so the focus moves to a row
  const focusRow = (index: number) => queueMicrotask(() => focusIn(panel.current, index))
  const remove = (snippet: Snippet, index: number) => {
    snippetStore.remove(snippet.id)
    setDeleted({ snippet, index })
    setStatus('Snippet deleted.')
  }
  const undo = () => {
    if (!deleted) return
    snippetStore.restore(deleted.snippet, deleted.index)
    setDeleted(undefined)
    setStatus('')
    focusRow(deleted.index)
  }
  const forget = () => {
    lastMessage.forget()
    setStatus('Last message forgotten.')
    focusRow(0)
  }
  const save = (text: string) => {
    const problem = snippetProblem(snippets, text)
    if (!problem) snippetStore.add(text)
    setDeleted(undefined)
    setStatus(problem ?? (snippetStore.isKept() ? 'Saved.' : 'Saved until the page is closed.'))
  }
  return (
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={titleID}
      tabIndex={-1}
      onKeyDown={(event) => press(event, onClose)}
      onBlur={onLeave}
      className="absolute inset-x-0 top-full z-40 mt-1.5 grid max-h-80 grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden rounded-button border border-line bg-surface shadow-card"
    >
      <p className="px-3.5 pt-2.5 pb-1.5 text-ink-3 text-note">
        <b id={titleID} className="me-2 font-label text-ink">
          Snippets
        </b>
        {placeholder} becomes the first name of the person you write to.
      </p>
      <div className="overflow-y-auto">
        <ul aria-labelledby={titleID}>
          {snippets.map((snippet, index) => (
            <Row
              key={snippet.id}
              text={snippet.text}
              onInsert={() => insert(snippet.text, onClose)}
              removal="Delete snippet"
              onRemove={() => remove(snippet, index)}
            />
          ))}
        </ul>
        <LastMessage onInsert={(text) => insert(text, onClose)} onForget={forget} />
      </div>
      <div className="flex flex-wrap items-center gap-2 border-line border-t px-3.5 py-2.5">
        <SaveButton onSave={save} />
        <span role="status" className="ms-auto text-ink-2 text-note">
          {status}
        </span>
        {deleted && (
          <Button key={deleted.snippet.id} ref={takeFocus} variant="outline" onClick={undo}>
            Undo
          </Button>
        )}
      </div>
    </div>
  )
}

/** Inserts a text at the caret of the message, with the recipient's first name filled in. */
function useInsert() {
  const { getDraft, apply } = useDraft()
  const firstName = useFirstName()
  return (snippet: string, close: () => void) => {
    const field = document.getElementById('messageText')
    if (!(field instanceof HTMLTextAreaElement)) return
    const { messageText } = getDraft()
    const { selectionStart, selectionEnd } = field
    const filled = fillPlaceholders(snippet, firstName)
    const next = insertSnippet(messageText, filled, [selectionStart, selectionEnd])
    apply((draft) =>
      filled === snippet || firstName === undefined
        ? editMessage(draft, next.text)
        : nameInMessage(draft, next.text, firstName),
    )
    close()
    // after the field has the text, because the caret cannot be set beyond its end
    queueMicrotask(() => {
      field.focus()
      field.setSelectionRange(next.caret, next.caret)
    })
  }
}

const rowsOf = (panel: Element) => [...panel.querySelectorAll<HTMLElement>('[data-insert]')]

/** Focuses a row, or else the first button. */
function focusIn(panel: HTMLElement | null, index: number) {
  if (!panel) return
  const button = rowsOf(panel)[index] ?? panel.querySelector<HTMLElement>('button')
  ;(button ?? panel).focus()
}

// the deleted row is unmounted, so the focus moves to *Undo*
const takeFocus = (button: HTMLElement | null) => button?.focus()

/** Arrows move between the rows, Esc closes. */
function press(event: KeyboardEvent<HTMLElement>, onClose: () => void) {
  if (event.key === 'Escape') {
    event.preventDefault()
    return onClose()
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const rows = rowsOf(event.currentTarget)
  const at = rows.findIndex((row) => row.matches(':focus'))
  rows.at((at + step) % rows.length)?.focus()
}

// characters; enough to identify a long snippet
const maxShown = 240

interface RowProps {
  text: string
  note?: string
  onInsert(): void
  /** The label of its remove button. */
  removal: string
  onRemove(): void
}

function Row({ text, note, onInsert, removal, onRemove }: RowProps) {
  const shown = displayText(text, maxShown)
  return (
    <li className="flex items-center gap-1 px-1.5">
      <button
        type="button"
        data-insert
        onClick={onInsert}
        className="min-w-0 flex-1 rounded-inner px-2 py-1.5 text-start text-small hover:bg-sunken focus-visible:bg-accent-soft"
      >
        <span className="sr-only">Insert: </span>
        <bdi className="line-clamp-2 whitespace-pre-line wrap-anywhere">{shown}</bdi>
        {note && <span className="text-ink-3 text-note">{note}</span>}
      </button>
      <button
        type="button"
        aria-label={`${removal}: ${displayText(text, 60)}`}
        title={removal}
        onClick={onRemove}
        className="grid size-8 flex-none place-items-center rounded-inner text-ink-3 hover:bg-sunken hover:text-ink"
      >
        <CrossIcon />
      </button>
    </li>
  )
}

/** The last message, to insert without the ↑ key, or to forget. */
function LastMessage({ onInsert, onForget }: { onInsert(text: string): void; onForget(): void }) {
  const text = useSyncExternalStore(lastMessage.subscribe, lastMessage.read)
  const typed = useDraftValue((draft) => draft.messageText)
  const isSnippet = useSnippets().some((snippet) => snippet.text === text.trim())
  if (text === '' || text === typed || isSnippet) return null
  return (
    <ul aria-label="Last message" className="border-line border-t">
      <Row
        text={text}
        note="Your last message · ↑ in an empty message"
        onInsert={() => onInsert(text)}
        removal="Forget the last message"
        onRemove={onForget}
      />
    </ul>
  )
}

function SaveButton({ onSave }: { onSave(text: string): void }) {
  const text = useDraftValue((draft) => draft.messageText)
  if (text.trim() === '') {
    return <p className="text-ink-2 text-note">Type a message to save it as a snippet.</p>
  }
  return (
    <Button variant="outline" onClick={() => onSave(text)}>
      Save as snippet
    </Button>
  )
}
