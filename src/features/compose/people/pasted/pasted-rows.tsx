import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { displayName, identifierOf } from '#beeper/recipient/contact-match.ts'
import type { User } from '#contract/contacts.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { Choice } from '#ui/form/choice.tsx'
import { useBounded } from '#ui/form/use-bounded.ts'
import { ChevronIcon, CrossIcon } from '#ui/icons.tsx'
import { isComposing } from '#ui/keyboard.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { useFocusOnUnmount } from '../../focus.ts'
import { ContactMenu } from '../pills.tsx'
import {
  type PastedRow,
  problemText,
  type RowState,
  stateCounts,
  stateNames,
} from './pasted-list.ts'
import type { OpenList } from './use-pasted-list.ts'

const shownAtOnce = 50
interface PastedRowsProps {
  list: OpenList
  states: readonly RowState[]
}

/** The rows, fifty at a time, with a filter by state. */
export function PastedRows({ list, states }: PastedRowsProps) {
  const [shown, setShown] = useState<'all' | RowState>('all')
  const [maxShown, setMaxShown] = useState(shownAtOnce)
  const counts = stateCounts(states)
  // a filter without any rows left shows all rows
  const filter = counts.some(({ state }) => state === shown) ? shown : 'all'
  const rows = list.rows
    .map((row, index) => ({ row, state: states[index] ?? 'pending' }))
    .filter(({ state }) => filter === 'all' || state === filter)
  const more = useFocusOnUnmount(focusActions)
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  const [actions] = useState(() => ({
    edit: (row: PastedRow, text: string) => latest.current.edit(row, text),
    choose: (row: PastedRow, contact: User) => latest.current.choose(row, contact),
    again: (row: PastedRow) => latest.current.again([row]),
    leaveOut: (row: PastedRow) => latest.current.leaveOut(row),
  }))
  return (
    <>
      {counts.length > 1 && (
        <Choice
          legend="Show"
          legendHidden
          size="small"
          value={filter}
          options={[
            { value: 'all', label: `All ${formatNumber(states.length)}` },
            ...counts.map(({ state, count }) => ({
              value: state,
              label: `${stateNames[state]} ${formatNumber(count)}`,
            })),
          ]}
          onChange={({ target }) => {
            setShown(counts.find(({ state }) => state === target.value)?.state ?? 'all')
            setMaxShown(shownAtOnce)
          }}
        />
      )}
      <ul className="grid">
        {rows.slice(0, maxShown).map(({ row, state }) => (
          <Row key={row.key} row={row} state={state} isStopped={list.isStopped} actions={actions} />
        ))}
      </ul>
      {rows.length > maxShown && (
        <Button ref={more} variant="outline" onClick={() => setMaxShown(maxShown + shownAtOnce)}>
          {`Show ${formatNumber(Math.min(shownAtOnce, rows.length - maxShown))} more`}
        </Button>
      )}
    </>
  )
}

interface RowProps {
  row: PastedRow
  state: RowState
  isStopped: boolean
  actions: Pick<OpenList, 'edit' | 'choose' | 'leaveOut'> & { again(row: PastedRow): void }
}

/** A row: its contact or text, its problem, and the controls to fix it. */
const Row = memo(function Row(props: RowProps) {
  const { row, state, isStopped, actions } = props
  const { found, text } = row
  const problem = problemText(row, state)
  const isFixable = found.status === 'unknown' || found.status === 'failed'
  return (
    <li className="flex min-h-12 items-center gap-3 border-line border-t py-2 first:border-t-0">
      <div className="min-w-0 flex-1">
        {found.status === 'ready' && <Person contact={found.contact} text={text} />}
        {isFixable && <RowText {...props} />}
        {!isFixable && found.status !== 'ready' && (
          <p className="truncate">
            <bdi>{text}</bdi>
          </p>
        )}
        {'contacts' in found && (
          <RowChoice
            text={text}
            contacts={found.contacts}
            onChoose={(contact) => actions.choose(row, contact)}
          />
        )}
      </div>
      {problem && <Badge tone={state === 'toFix' ? 'bad' : 'warn'}>{problem}</Badge>}
      {state === 'pending' && (
        <span className="text-ink-3 text-note">{isStopped ? 'not looked up' : 'looking up…'}</span>
      )}
      <button
        type="button"
        aria-label={`Leave out ${text}`}
        onClick={({ currentTarget }) => {
          const item = currentTarget.closest('li')
          focusRow(item?.nextElementSibling ?? item?.previousElementSibling)
          actions.leaveOut(row)
        }}
        className="grid size-7 flex-none place-items-center rounded-full text-ink-3 hover:text-ink"
      >
        <CrossIcon className="size-3" />
      </button>
    </li>
  )
})

/** Focuses the remove button of a row, which stays while the rest of the row changes. */
function focusRow(row: Element | null | undefined) {
  if (row) row.querySelector<HTMLElement>(':scope > button')?.focus()
  else focusActions()
}

/** The main button of the sheet, which takes the focus when nothing else is left. */
export const addButtonID = 'add-pasted-list'
export const focusActions = () => document.getElementById(addButtonID)?.focus()

function Person({ contact, text }: { contact: User; text: string }) {
  const name = displayName(contact)
  // a pasted text that equals the name is not repeated
  const about = foldAccents(text) === foldAccents(name) ? identifierOf(contact) : text
  return (
    <span className="flex items-center gap-2.5">
      <Avatar name={name} id={contact.id} size="tiny" imgURL={contact.imgURL} />
      {/* keeps a right-to-left name aligned with its number */}
      <span className="grid min-w-0 justify-items-start">
        <bdi className="max-w-full truncate font-label text-small">{name}</bdi>
        <bdi className="max-w-full truncate text-ink-3 text-note">{about}</bdi>
      </span>
    </span>
  )
}

/** The text of a row without a match, to edit it; Enter or blur looks it up again. */
function RowText({ row, actions }: RowProps) {
  const { frame, cut } = useBounded<HTMLDivElement>(500)
  return (
    <div ref={frame}>
      <input
        className="control h-9 px-2.5 text-small"
        aria-label={`Fix “${row.text}”`}
        dir="auto"
        autoCapitalize="none"
        autoCorrect="off"
        enterKeyHint="search"
        defaultValue={row.text}
        onBlur={({ target: { value } }) => {
          if (value.trim() && value !== row.text) actions.edit(row, value)
        }}
        onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
          const { value } = event.currentTarget
          // otherwise Enter would press the button that takes the focus
          event.preventDefault()
          // the blur looks up an edited text
          focusRow(event.currentTarget.closest('li'))
          if (value === row.text) actions.again(row)
        }}
      />
      <StatusText>{cut}</StatusText>
    </div>
  )
}

interface RowChoiceProps {
  text: string
  contacts: readonly User[]
  onChoose(contact: User): void
}

/** A button that opens a menu below it to choose which contact a row means. */
function RowChoice({ text, contacts, onChoose }: RowChoiceProps) {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const label = `Who is “${text}”?`
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="mt-1 inline-flex min-h-6 items-center gap-1 text-bad text-note underline decoration-dotted underline-offset-4"
      >
        Choose
        <ChevronIcon className="size-3" />
      </button>
      {isOpen && (
        <ContactMenu
          label={label}
          contacts={contacts}
          className="mt-1"
          onChoose={(contact) => {
            focusRow(button.current?.closest('li'))
            onChoose(contact)
          }}
          onClose={() => {
            setIsOpen(false)
            button.current?.focus()
          }}
          onLeave={(to) => {
            if (to !== button.current) setIsOpen(false)
          }}
        />
      )}
    </>
  )
}
