import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import type { Chat } from '#contract/chats.ts'
import { Button } from '#ui/button.tsx'
import { useBounded } from '#ui/form/use-bounded.ts'
import { SearchIcon } from '#ui/icons.tsx'
import { formatNumber } from '#ui/text/format.ts'
import { readEveryone } from '../chat-query.ts'
import type { GroupComparison } from '../group-comparison.ts'
import { Said } from '../said.tsx'
import { Section } from '../section.tsx'
import { whyNot } from '../server-text.ts'
import { LongList } from './long-list.tsx'
import {
  asItIs,
  filterRows,
  type PersonRow,
  peopleOf,
  type Requested,
  type Spell,
} from './people.ts'
import { PersonLine } from './person.tsx'
import { participantsText } from './text.ts'

// so many are shown at first; one more would take no more room than the line that offers it
const shownAtFirst = 6
// more than fit a screen are worth a search; more than a page takes lightly get a list of their own
const searchedFrom = 20
const longFrom = 60

interface ParticipantsListProps {
  chat: Chat
  requested: readonly Requested[]
  spell?: Spell | undefined
  /** Offered where the server holds people back. */
  more?: ReactNode
}

/** Who is in the chat, and who was asked for and is not: a few, then everybody. */
export function ParticipantsList({ chat, requested, spell = asItIs, more }: ParticipantsListProps) {
  const [isWhole, setIsWhole] = useState(false)
  const [typed, setTyped] = useState('')
  const { rows, comparison } = peopleOf(chat, requested)
  const rest = rows.length - shownAtFirst
  const isFolded = !isWhole && rest > 1
  const shown = isFolded ? rows.slice(0, shownAtFirst) : filterRows(rows, typed)
  const held = heldBack(chat.participants)

  return (
    <Section heading={participantsText.heading} count={countOf(chat, comparison)}>
      {(headingID) => (
        <>
          {!isFolded && rows.length >= searchedFrom && (
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

interface PeopleListProps {
  rows: readonly PersonRow[]
  spell: Spell
  labelledBy: string
}

function PeopleList({ rows, spell, labelledBy }: PeopleListProps) {
  if (rows.length >= longFrom) return <LongList {...{ rows, spell, labelledBy }} />
  return (
    <ul aria-labelledby={labelledBy}>
      {rows.map((row) => (
        <PersonLine key={row.key} row={row} spell={spell} />
      ))}
    </ul>
  )
}

function heldBack({ items, total, hasMore }: Chat['participants']) {
  const rest = total - items.length
  if (rest > 0) return participantsText.notShown(formatNumber(rest))
  return hasMore && participantsText.someNotShown
}

function countOf(chat: Chat, comparison: GroupComparison | undefined): string {
  const { items, total } = chat.participants
  if (!comparison) return formatNumber(Math.max(total, items.length))
  const { joined, invited, missing, unknown, notAsked } = comparison
  const bots = items.filter(({ isNetworkBot }) => isNetworkBot)
  const parts = [
    [joined, participantsText.joined],
    [invited, participantsText.invitedCount],
    [missing, participantsText.missingCount],
    [unknown, participantsText.unknownCount],
    [notAsked, participantsText.unexpectedCount],
    [bots, participantsText.botCount],
  ] as const
  const asked = joined.length + invited.length + missing.length + unknown.length
  return [
    participantsText.asked(formatNumber(asked)),
    ...parts.filter(([list]) => list.length > 0).map(([list, of]) => of(formatNumber(list.length))),
  ].join(' · ')
}

interface PeopleFilterProps {
  typed: string
  onType(text: string): void
  /** How many are left, to be read out. */
  found: string
}

/** Narrows a long list of people down, by name or by anything else they are known by. */
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

/** Asks for a chat once more, this time with everybody in it. */
export function LoadEverybody({ chatID }: { chatID: string }) {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const asked = useMutation<void, BeeperError>({
    mutationFn: () => readEveryone(queryClient, beeper, chatID),
  })
  return (
    <>
      <Button
        variant="outline"
        aria-disabled={asked.isPending}
        onClick={() => asked.isPending || asked.mutate()}
      >
        {asked.isPending ? participantsText.loading : participantsText.loadAll}
      </Button>
      <Said tone="bad">{asked.error && whyNot(asked.error, beeper)}</Said>
    </>
  )
}
