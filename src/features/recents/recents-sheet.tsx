import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useBounded } from '#ui/form/use-bounded.ts'
import { SearchIcon } from '#ui/icons.tsx'
import { isComposing } from '#ui/keyboard.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Recent } from './recent.ts'
import { RecentRow } from './recent-row.tsx'
import { searchRecents } from './search-recents.ts'
import { recentsStore } from './use-recents.ts'
import { words } from './words.ts'

interface RecentsSheetProps {
  mount: string
  recents: readonly Recent[]
  spell(identifier: string): string
  onShow(recent: Recent): void
  onFill(recent: Recent): void
  onClose(): void
}

/** The list of what was opened. Nothing in it sends anything. */
export function RecentsSheet({
  mount,
  recents,
  spell,
  onShow,
  onFill,
  onClose,
}: RecentsSheetProps) {
  const [typed, setTyped] = useState('')
  const [forgotten, setForgotten] = useState<readonly Recent[]>([])
  const inside = useRef<HTMLDivElement>(null)
  const shown = searchRecents(recents, typed)

  // closed by itself, a dialog gives the focus back to where it came from
  const close = () => inside.current?.closest('dialog')?.close()
  const leaveWith = (act: (recent: Recent) => void) => (recent: Recent) => {
    close()
    act(recent)
  }
  const forget = (recent: Recent) => {
    recentsStore.forget(recent)
    setForgotten([recent])
  }
  const forgetAll = () => {
    recentsStore.forgetAll(mount)
    setForgotten(recents)
  }
  const undo = () => {
    recentsStore.restore(forgotten)
    setForgotten([])
  }

  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button variant="outline" onClick={close}>
            {words.close}
          </Button>
          {recents.length > 0 && (
            <Button variant="ghost" onClick={forgetAll}>
              {words.forgetAll}
            </Button>
          )}
          <Forgotten count={forgotten.length} onUndo={undo} />
        </>
      }
    >
      <div ref={inside} className="grid gap-2">
        <Search
          typed={typed}
          onType={setTyped}
          onEnter={() => shown[0] && leaveWith(onShow)(shown[0])}
          found={typed ? words.found(shown.length) : ''}
        />
        {!recentsStore.isKept() && <p className="text-note text-warn">{words.notKept}</p>}
        {shown.length === 0 ? (
          <p className="py-6 text-ink-2 text-small">
            {typed ? words.noneFound(typed) : words.none}
          </p>
        ) : (
          <ul aria-label={words.title}>
            {shown.map((recent) => (
              <RecentRow
                key={recent.chatID}
                recent={recent}
                spell={spell}
                onShow={leaveWith(onShow)}
                onFill={leaveWith(onFill)}
                onForget={forget}
              />
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}

interface SearchProps {
  typed: string
  onType(text: string): void
  onEnter(): void
  /** How many are left, to be read out. */
  found: string
}

function Search({ typed, onType, onEnter, found }: SearchProps) {
  const { frame, cut } = useBounded<HTMLDivElement>(200)
  return (
    <div ref={frame} className="control flex h-11 items-center gap-2 px-[13px]">
      <SearchIcon className="size-4 text-ink-3" />
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
          event.preventDefault()
          onEnter()
        }}
        className="min-w-0 flex-1 bg-transparent"
      />
      <span role="status" className="text-ink-3 text-note">
        {cut ?? found}
      </span>
    </div>
  )
}

// the row that was pressed is gone, so the focus goes to what would bring it back
const takeFocus = (button: HTMLElement | null) => button?.focus()

function Forgotten({ count, onUndo }: { count: number; onUndo(): void }) {
  return (
    <>
      <span role="status" className="ms-auto text-ink-2 text-note">
        {count > 0 && words.forgotten(count)}
      </span>
      {count > 0 && (
        <Button key={count} ref={takeFocus} variant="outline" onClick={onUndo}>
          {words.undo}
        </Button>
      )}
    </>
  )
}
