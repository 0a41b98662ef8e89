import { SearchIcon } from '#ui/icons.tsx'
import { useBounded } from '#ui/use-bounded.ts'
import { words } from './words.ts'

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
