import { type ReactNode, useState } from 'react'
import type { Chat } from '#contract/chat.ts'
import { SearchIcon } from '#ui/icons.tsx'
import { useBounded } from '#ui/use-bounded.ts'
import { count } from '../capabilities/units.ts'
import { Section } from '../section.tsx'
import { words } from '../words.ts'
import { LongList } from './long-list.tsx'
import {
  type Balance,
  balanceOf,
  filterRows,
  type PersonRow,
  personRows,
  type Requested,
} from './people.ts'
import { PersonLine } from './person.tsx'

// more than fit a screen are worth a search; more than a page takes lightly get a list of their own
const searchedFrom = 20
const longFrom = 60

const say = words.participants

interface ParticipantsListProps {
  chat: Chat
  requested: readonly Requested[]
  /** Offered where the server holds people back. */
  more?: ReactNode
}

/** Who is in the chat, and who was asked for and is not. */
export function ParticipantsList({ chat, requested, more }: ParticipantsListProps) {
  const [typed, setTyped] = useState('')
  const { items, total } = chat.participants
  const all = personRows(chat, requested)
  const shown = filterRows(all, typed)
  const held = heldBack(chat.participants)
  const balance = balanceOf(chat, requested)

  return (
    <Section heading={say.heading} count={count(Math.max(total, items.length))}>
      {(headingID) => (
        <>
          {balance && <p className="text-ink-2 text-note">{balanceSaid(balance)}</p>}
          {all.length >= searchedFrom && (
            <PeopleFilter
              typed={typed}
              onType={setTyped}
              found={say.found(count(shown.length), count(all.length))}
            />
          )}
          <People rows={shown} labelledBy={headingID} />
          {held && (
            <p className="flex flex-wrap items-center gap-2 text-ink-3 text-small">
              {held} {more}
            </p>
          )}
        </>
      )}
    </Section>
  )
}

function People({ rows, labelledBy }: { rows: readonly PersonRow[]; labelledBy: string }) {
  if (rows.length >= longFrom) return <LongList rows={rows} labelledBy={labelledBy} />
  return (
    <ul aria-labelledby={labelledBy}>
      {rows.map((row) => (
        <PersonLine key={row.key} row={row} />
      ))}
    </ul>
  )
}

function heldBack({ items, total, hasMore }: Chat['participants']) {
  const rest = total - items.length
  if (rest > 0) return say.notShown(count(rest))
  return hasMore && say.someNotShown
}

const balanceSaid = ({ asked, ...rest }: Balance) =>
  say.balance(
    count(asked),
    [
      say.joined(count(rest.joined)),
      rest.invited > 0 && say.invitedCount(count(rest.invited)),
      rest.missing > 0 && say.missingCount(count(rest.missing)),
    ].filter((part) => part !== false),
    [
      rest.unexpected > 0 && say.unexpectedCount(count(rest.unexpected)),
      rest.bots > 0 && say.botCount(count(rest.bots)),
    ].filter((part) => part !== false),
  )

interface PeopleFilterProps {
  typed: string
  onType(text: string): void
  /** How many are left, to be read out. */
  found: string
}

/** Narrows a long list of people down, by name or by anything else they are known by. */
export function PeopleFilter({ typed, onType, found }: PeopleFilterProps) {
  const { frame, cut } = useBounded<HTMLDivElement>(200)
  return (
    <div ref={frame} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="control flex h-9 min-w-0 flex-1 basis-48 items-center gap-2 px-2.5">
        <SearchIcon className="size-4 text-ink-3" />
        <input
          type="search"
          aria-label={words.participants.filter}
          placeholder={words.participants.filter}
          value={typed}
          onChange={({ target }) => onType(target.value)}
          className="min-w-0 flex-1 bg-transparent text-small"
        />
      </div>
      <span role="status" className="text-ink-3 text-note tabular-nums">
        {cut ?? (typed && found)}
      </span>
    </div>
  )
}
