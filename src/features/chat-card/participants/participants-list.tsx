import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import type { Chat } from '#contract/chats.ts'
import { Button } from '#ui/button.tsx'
import { useBounded } from '#ui/form/use-bounded.ts'
import { SearchIcon } from '#ui/icons.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { ActionStatus } from '../action-status.tsx'
import { readAllParticipants } from '../chat-query.ts'
import type { GroupComparison } from '../group-comparison.ts'
import { Section } from '../section.tsx'
import { failureReason } from '../server-text.ts'
import { LongList } from './long-list.tsx'
import {
  filterRows,
  type PersonRow,
  peopleOf,
  type Requested,
  type Spell,
  unformatted,
} from './people.ts'
import { PersonLine } from './person.tsx'
import { participantsText } from './text.ts'

// a single further row is shown as well, because the button for more takes as much space
const shownAtFirst = 6
// row counts from which the list has a filter, and from which it is virtual
const filteredFrom = 20
const virtualFrom = 60

interface ParticipantsListProps {
  chat: Chat
  requested: readonly Requested[]
  spell?: Spell | undefined
  /** Shown if the server returned only some of the participants. */
  more?: ReactNode
}

/**
 * The participants of the chat, and those requested but absent: the first few, then all on demand.
 */
export function ParticipantsList({
  chat,
  requested,
  spell = unformatted,
  more,
}: ParticipantsListProps) {
  const [isWhole, setIsWhole] = useState(false)
  const [typed, setTyped] = useState('')
  const { rows, comparison } = peopleOf(chat, requested)
  const rest = rows.length - shownAtFirst
  const isFolded = !isWhole && rest > 1
  const shown = isFolded ? rows.slice(0, shownAtFirst) : filterRows(rows, typed)
  const omitted = omittedText(chat.participants)

  return (
    <Section heading={participantsText.heading} count={countOf(chat, comparison)}>
      {(headingID) => (
        <>
          {!isFolded && rows.length >= filteredFrom && (
            <PeopleFilter
              typed={typed}
              onType={setTyped}
              found={participantsText.found(formatNumber(shown.length), formatNumber(rows.length))}
            />
          )}
          <PeopleList rows={shown} spell={spell} labelledBy={headingID} />
          {isFolded && (
            <Button variant="outline" className="w-fit" onClick={() => setIsWhole(true)}>
              {participantsText.more(formatNumber(rest))}
            </Button>
          )}
          {omitted && (
            <p className="flex flex-wrap items-center gap-2 text-ink-3 text-small">
              {omitted} {more}
            </p>
          )}
        </>
      )}
    </Section>
  )
}

interface PeopleListProps {
  rows: readonly PersonRow[]
  spell: Spell
  labelledBy: string
}

function PeopleList({ rows, spell, labelledBy }: PeopleListProps) {
  if (rows.length >= virtualFrom) return <LongList {...{ rows, spell, labelledBy }} />
  return (
    <ul aria-labelledby={labelledBy}>
      {rows.map((row) => (
        <PersonLine key={row.key} row={row} spell={spell} />
      ))}
    </ul>
  )
}

function omittedText({ items, total, hasMore }: Chat['participants']) {
  const rest = total - items.length
  if (rest > 0) return participantsText.notShown(formatNumber(rest))
  return hasMore && participantsText.someNotShown
}

function countOf(chat: Chat, comparison: GroupComparison | undefined): string {
  const { items, total } = chat.participants
  if (!comparison) return formatNumber(Math.max(total, items.length))
  const { joined, invited, missing, unknown, unexpected } = comparison
  const bots = items.filter(({ isNetworkBot }) => isNetworkBot)
  const parts = [
    [joined, participantsText.joined],
    [invited, participantsText.invitedCount],
    [missing, participantsText.missingCount],
    [unknown, participantsText.unknownCount],
    [unexpected, participantsText.unexpectedCount],
    [bots, participantsText.botCount],
  ] as const
  const requestedCount = joined.length + invited.length + missing.length + unknown.length
  return [
    participantsText.asked(formatNumber(requestedCount)),
    ...parts.filter(([list]) => list.length > 0).map(([list, of]) => of(formatNumber(list.length))),
  ].join(' · ')
}

interface PeopleFilterProps {
  typed: string
  onType(text: string): void
  /** The number of matches, to announce. */
  found: string
}

/** Filters a long list by name or identifier. */
function PeopleFilter({ typed, onType, found }: PeopleFilterProps) {
  const { frame, cut } = useBounded<HTMLDivElement>(200)
  return (
    <div ref={frame} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="control flex h-9 min-w-0 flex-1 basis-48 items-center gap-2 px-2.5">
        <SearchIcon className="size-4 text-ink-3" />
        <input
          type="search"
          aria-label={participantsText.filter}
          placeholder={participantsText.filter}
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

/** A button that reads the chat again with all participants. */
export function LoadAllParticipants({ chatID }: { chatID: string }) {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const loading = useMutation<void, BeeperError>({
    mutationFn: () => readAllParticipants(queryClient, beeper, chatID),
  })
  return (
    <>
      <Button
        variant="outline"
        aria-disabled={loading.isPending}
        onClick={() => loading.isPending || loading.mutate()}
      >
        {loading.isPending ? participantsText.loading : participantsText.loadAll}
      </Button>
      <ActionStatus tone="bad">
        {loading.error && failureReason(loading.error, beeper)}
      </ActionStatus>
    </>
  )
}
