import { type KeyboardEvent, memo } from 'react'
import type { User } from '#contract/user.ts'
import { withoutMarks } from '#recognize/plain-text.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { isComposing } from '#ui/composing.ts'
import { CrossIcon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'
import { useBounded } from '#ui/use-bounded.ts'
import { nameOf } from '../contact-view.tsx'
import type { Entry, Standing } from './list-entries.ts'
import { entryWords, sheetWords } from './sheet-words.ts'
import { WhichOne } from './which-one.tsx'

interface EntryRowProps {
  entry: Entry
  standing: Standing
  onFix(entry: Entry, text: string): void
  onChoose(key: number, next: Partial<Entry>): void
  onLeave(key: number): void
}

const tones = {
  ready: 'good',
  toFix: 'bad',
  duplicate: 'warn',
  self: 'warn',
  open: 'plain',
} as const

const isSame = (one: EntryRowProps, other: EntryRowProps) =>
  one.entry === other.entry && one.standing === other.standing

/** One line of a pasted list: what stood there, whom it means, and how to mend it. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { entry, standing, onChoose, onLeave } = props
  const { found } = entry
  const text = withoutMarks(entry.text)
  const word = standing === 'duplicate' ? entryWords.duplicate : entryWords[found.state]
  return (
    <li className="flex min-h-12 items-center gap-3 border-line border-t py-2 first:border-t-0">
      <div className="min-w-0 flex-1">
        {'user' in found ? (
          <Person user={found.user} text={text} />
        ) : standing === 'toFix' && found.state !== 'several' ? (
          <FixField {...props} />
        ) : (
          <bdi className="block truncate">{text}</bdi>
        )}
        {found.state === 'several' && (
          <WhichOne
            text={text}
            users={found.users}
            onChoose={(user, control) => {
              keepFocus(control)
              onChoose(entry.key, { found: { state: 'ready', user } })
            }}
          />
        )}
      </div>
      <Badge tone={tones[standing]}>{word}</Badge>
      <button
        type="button"
        aria-label={sheetWords.remove(text)}
        onClick={({ currentTarget }) => {
          const row = currentTarget.closest('li')
          const neighbour = row?.nextElementSibling ?? row?.previousElementSibling
          neighbour?.querySelector<HTMLElement>(':scope > button')?.focus()
          onLeave(entry.key)
        }}
        className="grid size-7 flex-none place-items-center rounded-full text-ink-3 hover:text-ink"
      >
        <CrossIcon className="size-3" />
      </button>
    </li>
  )
}, isSame)

/** Keeps the focus in the row of a control that is about to go. */
const keepFocus = (control: HTMLElement) =>
  control.closest('li')?.querySelector<HTMLElement>(':scope > button')?.focus()

function Person({ user, text }: { user: User; text: string }) {
  return (
    <span className="flex items-center gap-2.5">
      <Avatar name={nameOf(user)} id={user.id} size="tiny" imgURL={user.imgURL} />
      <span className="min-w-0">
        <bdi className="block truncate font-label text-small">{nameOf(user)}</bdi>
        <bdi className="block truncate text-ink-3 text-note">{text}</bdi>
      </span>
    </span>
  )
}

/** The words of a line that found nobody, to be written otherwise; Enter or leaving looks again. */
function FixField({ entry, onFix }: EntryRowProps) {
  const { frame, cut } = useBounded<HTMLDivElement>(500)
  const fix = (text: string) => {
    if (text.trim() && text !== entry.text) onFix(entry, text)
  }
  return (
    <div ref={frame}>
      <input
        className="control h-9 px-2.5 text-small"
        aria-label={sheetWords.fix(withoutMarks(entry.text))}
        defaultValue={entry.text}
        onBlur={(event) => fix(event.target.value)}
        onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
          const { value } = event.currentTarget
          // or else the button that has the focus then would be pressed
          event.preventDefault()
          // by leaving it, other words are looked up
          keepFocus(event.currentTarget)
          if (value === entry.text) onFix(entry, value)
        }}
      />
      <Notice>{cut}</Notice>
    </div>
  )
}
