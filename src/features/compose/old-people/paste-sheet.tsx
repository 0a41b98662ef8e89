import { type ClipboardEvent, useMemo, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import type { User } from '#contract/user.ts'
import { isLocalNumber } from '#recognize/recognize.ts'
import { Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { TextArea } from '#ui/text-area.tsx'
import type { Draft } from '../draft.ts'
import { CountryOf } from '../who/country-choice.tsx'
import { EntryRow } from './entry-row.tsx'
import { readyUsers, type Standing, standingsOf, typedAs } from './list-entries.ts'
import { sheetWords } from './sheet-words.ts'
import { usePastedList } from './use-pasted-list.ts'

interface PasteSheetProps {
  /** What was pasted; empty to ask for it. */
  text: string
  onAdd(users: readonly User[], typed: ReadonlyMap<string, string>): void
  onClose(): void
}

const shownAtOnce = 50
/** Characters. */
const readAgain = 5000

/** Shows whom a pasted list means before anybody is added; what is wrong can be mended in place. */
export function PasteSheet({ text, onAdd, onClose }: PasteSheetProps) {
  const { getValues } = useFormContext<Draft>()
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState<'all' | Standing>('all')
  const [most, setMost] = useState(shownAtOnce)
  const list = usePastedList(text)
  const { entries } = list
  const standings = useMemo(
    () =>
      standingsOf(
        entries,
        getValues('participants').map(({ id }) => id),
      ),
    [entries, getValues],
  )
  const count = (standing: Standing) => standings.filter((one) => one === standing).length
  const local = useMemo(
    () => entries.filter(({ found, text }) => found.state === 'unknown' && isLocalNumber(text)),
    [entries],
  )
  const isAsked = text.trim() === '' && entries.length === 0
  const rows = entries
    .map((entry, index) => ({ entry, standing: standings[index] ?? 'open' }))
    .filter(({ standing }) => shown === 'all' || standing === shown)

  // what is more than anybody would read again goes straight to the check
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length <= readAgain) return
    event.preventDefault()
    void list.check(`${typed}\n${pasted}`)
  }

  return (
    <Sheet
      title={sheetWords.title}
      onClose={onClose}
      actions={
        <>
          {isAsked ? (
            <Button variant="primary" size="small" onClick={() => void list.check(typed)}>
              {sheetWords.check}
            </Button>
          ) : (
            <Button
              variant="primary"
              size="small"
              onClick={() => {
                onAdd(readyUsers(entries, standings), typedAs(entries))
                onClose()
              }}
            >
              {sheetWords.add(count('ready'))}
            </Button>
          )}
          <Button variant="ghost" onClick={onClose}>
            {sheetWords.cancel}
          </Button>
        </>
      }
    >
      {isAsked ? (
        <TextArea
          label={sheetWords.field}
          hint={sheetWords.fieldHint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={paste}
          rows={8}
        />
      ) : (
        <div className="grid gap-3 pb-2">
          <Notice>{!getValues('accountID') && sheetWords.noAccount}</Notice>
          <Notice>
            {sheetWords.counts(count('ready'), count('toFix'), count('duplicate'), count('self'))}
            {list.leftOut > 0 && ` · ${sheetWords.leftOut(list.leftOut)}`}
            {list.isCutOff && ` · ${sheetWords.cutOff}`}
          </Notice>
          {local[0] && (
            <CountryOf
              id="country-of-list"
              number={local[0].text}
              hasMore={local.length > 1}
              onChoose={() => void list.again(local)}
            />
          )}
          <Choice
            legend={sheetWords.filter}
            legendHidden
            size="small"
            value={shown}
            options={filters}
            onChange={(event) => {
              const next = filters.find(({ value }) => value === event.target.value)
              if (next) setShown(next.value)
              setMost(shownAtOnce)
            }}
          />
          <Progress
            done={entries.length - count('open')}
            all={entries.length}
            isRunning={list.isRunning}
            hasStopped={entries.some(({ found }) => /stopped|failed/.test(found.state))}
            onStop={list.stop}
            onGoOn={() => void list.goOn()}
          />
          <ul className="grid">
            {rows.slice(0, most).map(({ entry, standing }) => (
              <EntryRow
                key={entry.key}
                entry={entry}
                standing={standing}
                onFix={list.fix}
                onChoose={list.put}
                onLeave={list.leave}
              />
            ))}
          </ul>
          {rows.length > most && (
            <Button variant="outline" onClick={() => setMost(most + shownAtOnce)}>
              {sheetWords.more(Math.min(shownAtOnce, rows.length - most))}
            </Button>
          )}
        </div>
      )}
    </Sheet>
  )
}

const filters: readonly { value: 'all' | Standing; label: string }[] = [
  { value: 'all', label: sheetWords.all },
  { value: 'ready', label: sheetWords.ready },
  { value: 'toFix', label: sheetWords.toFix },
  { value: 'duplicate', label: sheetWords.duplicate },
  { value: 'self', label: sheetWords.self },
]

interface ProgressProps {
  done: number
  all: number
  isRunning: boolean
  hasStopped: boolean
  onStop(): void
  onGoOn(): void
}

function Progress({ done, all, isRunning, hasStopped, onStop, onGoOn }: ProgressProps) {
  if (!isRunning && !hasStopped) return null
  return (
    <div className="flex items-center gap-3 text-note text-ink-2">
      <progress
        className="h-2 flex-1 accent-accent"
        aria-label={sheetWords.progress}
        value={done}
        max={all}
      />
      {sheetWords.progressOf(done, all)}
      {isRunning ? (
        <Button variant="outline" onClick={onStop}>
          {sheetWords.stop}
        </Button>
      ) : (
        <Button variant="outline" onClick={onGoOn}>
          {sheetWords.goOn}
        </Button>
      )}
    </div>
  )
}
