import { type ClipboardEvent, type ReactNode, useState } from 'react'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/form/field.tsx'
import { Sheet } from '#ui/overlay/sheet.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { useFocusOnUnmount } from '../../focus.ts'
import { CountryQuestion } from '../../sections/country-question.tsx'
import { peopleCount } from '../participant-text.ts'
import {
  countsText,
  maxRows,
  needsCountry,
  type RowState,
  readyContacts,
  rowStates,
} from './pasted-list.ts'
import { addButtonID, focusActions, PastedRows } from './pasted-rows.tsx'
import { type OpenList, usePastedList } from './use-pasted-list.ts'

interface PasteSheetProps {
  /** The pasted text; empty to ask for it. */
  text: string
  account: Account | undefined
  /** A field to choose an account, shown while there is none. */
  accountChoice: ReactNode
  /** The IDs of participants who were added already. */
  listed: readonly string[]
  onCountry(country: string): void
  onAdd(contacts: readonly User[], typed: ReadonlyMap<string, string>): void
  onClose(): void
}

/** Shows the contacts of a pasted list before they are added; problems can be fixed in place. */
export function PasteSheet(props: PasteSheetProps) {
  const { text, account, accountChoice, listed, onCountry, onAdd, onClose } = props
  const [typed, setTyped] = useState('')
  const list = usePastedList(text, account)
  const { rows } = list
  const states = rowStates(rows, listed)
  const { contacts, typed: texts } = readyContacts(rows, states)
  const local = rows.filter(needsCountry)

  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    list.read(`${typed}\n${event.clipboardData.getData('text/plain')}`)
  }

  return (
    <Sheet
      title="Paste a list"
      onClose={onClose}
      actions={
        <>
          {list.isRead ? (
            <Button
              variant="primary"
              size="small"
              id={addButtonID}
              aria-disabled={contacts.length === 0}
              onClick={() => contacts.length > 0 && onAdd(contacts, texts)}
            >
              {contacts.length > 0 ? `Add ${peopleCount(contacts.length)}` : 'Nothing to add yet'}
            </Button>
          ) : (
            <Button variant="primary" size="small" onClick={() => list.read(typed)}>
              Check the list
            </Button>
          )}
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {list.isRead ? (
        <div className="grid gap-3 pb-2">
          {!account && accountChoice}
          <StatusText>{summaryOf(list, states)}</StatusText>
          {local.length > 0 && (
            <CountryQuestion
              numbers={local.map((row) => row.terms.phoneNumber ?? row.text)}
              account={account}
              onChoose={(country) => {
                focusActions()
                onCountry(country)
                list.again(local)
              }}
            />
          )}
          <Progress list={list} states={states} />
          <PastedRows list={list} states={states} />
        </div>
      ) : (
        <TextArea
          label="People"
          hint="One on each line, or with commas, semicolons or tabs between. Names, numbers, emails, handles, “Name <email>” and contact cards."
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={paste}
          rows={8}
          error={list.hasFailed ? 'Contact cards could not be read. Try again.' : undefined}
        />
      )}
    </Sheet>
  )
}

function summaryOf(
  { rows, leftOut, isCutOff, isReading }: OpenList,
  states: readonly RowState[],
): string {
  if (isReading) return 'Reading the list…'
  if (rows.length === 0) return 'There is no one in this list.'
  return [
    countsText(states),
    leftOut > 0 &&
      `${formatNumber(leftOut)} more were left out: ${formatNumber(maxRows)} are looked up at a time.`,
    isCutOff && 'The text was very long; its end was left out.',
  ]
    .filter(Boolean)
    .join(' · ')
}

function Progress({ list, states }: { list: OpenList; states: readonly RowState[] }) {
  const { rows, isStopped } = list
  const open = states.filter((state) => state === 'pending').length
  const failed = rows.filter(({ found }) => found.status === 'failed')
  const bar = useFocusOnUnmount(focusActions)
  if (open === 0 && failed.length === 0) return null
  return (
    <div ref={bar} className="flex items-center gap-3 text-note text-ink-2">
      <progress
        className="h-2 flex-1 accent-accent"
        aria-label="People looked up"
        value={rows.length - open}
        max={rows.length}
      />
      {`${formatNumber(rows.length - open)} of ${formatNumber(rows.length)}`}
      {open > 0 && !isStopped ? (
        <Button variant="outline" onClick={list.stop}>
          Stop
        </Button>
      ) : (
        <Button variant="outline" onClick={() => list.again(failed)}>
          {open > 0 ? 'Continue' : 'Try again'}
        </Button>
      )}
    </div>
  )
}
