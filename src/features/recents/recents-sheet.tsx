import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { CornerMark } from '#ui/faces/network-mark.tsx'
import { StackedFaces } from '#ui/faces/stacked-faces.tsx'
import { useBounded } from '#ui/form/use-bounded.ts'
import { SearchIcon } from '#ui/icons.tsx'
import { isComposing } from '#ui/keyboard.tsx'
import { Sheet } from '#ui/overlay/sheet.tsx'
import { ago, formatCount } from '#ui/text/format.ts'
import { type Recent, searchRecents } from './recent.ts'
import { recentsStore } from './recents-store.ts'

interface RecentsSheetProps {
  mount: string
  recents: readonly Recent[]
  spell(identifier: string): string
  onShow(recent: Recent): void
  onFill(recent: Recent): void
  onClose(): void
}

/** The list of opened chats. Its actions send nothing. */
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

  // closing the dialog itself returns the focus to where it was
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
      title="Recently opened"
      onClose={onClose}
      actions={
        <>
          <Button variant="outline" onClick={close}>
            Close
          </Button>
          {recents.length > 0 && (
            <Button variant="ghost" onClick={forgetAll}>
              Forget all
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
          found={typed ? formatCount(shown.length, 'chat') : ''}
        />
        {!recentsStore.isKept() && (
          <p className="text-note text-warn">
            This browser doesn’t keep the list. It is gone when the page is closed.
          </p>
        )}
        {shown.length === 0 ? (
          <p className="py-6 text-ink-2 text-small">
            {typed ? `No match for “${typed}”.` : 'No chats have been opened here yet.'}
          </p>
        ) : (
          <ul aria-label="Recently opened">
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
  /** The number of matches, to announce. */
  found: string
}

function Search({ typed, onType, onEnter, found }: SearchProps) {
  const { frame, cut } = useBounded<HTMLDivElement>(200)
  return (
    <div ref={frame} className="control flex h-11 items-center gap-2 px-[13px]">
      <SearchIcon className="size-4 text-ink-3" />
      <input
        type="search"
        aria-label="Search opened chats"
        placeholder="Search opened chats"
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

// the forgotten row is unmounted, so the focus moves to *Undo*
const takeFocus = (button: HTMLElement | null) => button?.focus()

function Forgotten({ count, onUndo }: { count: number; onUndo(): void }) {
  return (
    <>
      <span role="status" className="ms-auto text-ink-2 text-note">
        {count > 0 && `${formatCount(count, 'chat')} forgotten.`}
      </span>
      {count > 0 && (
        <Button key={count} ref={takeFocus} variant="outline" onClick={onUndo}>
          Undo
        </Button>
      )}
    </>
  )
}

interface RecentRowProps {
  recent: Recent
  /** Formats a phone number. */
  spell(identifier: string): string
  onShow(recent: Recent): void
  onFill(recent: Recent): void
  onForget(recent: Recent): void
}

/** An opened chat: a press shows its card; other actions are at the end of the row. */
function RecentRow({ recent, spell, onShow, onFill, onForget }: RecentRowProps) {
  const { network, isGroup, at } = recent
  const title = spell(recent.title)
  const about = [network.name, isGroup ? 'Group' : 'Direct chat']
  const actions = [
    ['Fill the form', onFill],
    ['Forget', onForget],
  ] as const

  return (
    <li className="flex flex-wrap items-center gap-x-1 border-line border-t py-1 first:border-t-0">
      <button
        type="button"
        onClick={() => onShow(recent)}
        className="flex min-w-0 flex-1 basis-56 items-center gap-3.5 rounded-inner px-2 py-1.5 text-start hover:bg-sunken"
      >
        <Face recent={recent} />
        <span className="min-w-0 wrap-anywhere">
          <span className="sr-only">Show card: </span>
          <bdi className="font-label">{title}</bdi>{' '}
          <span className="block text-ink-3 text-note">
            {[...about, ago(new Date(at).toISOString())].join(' · ')}
          </span>
        </span>
      </button>
      <span className="flex flex-wrap">
        {actions.map(([name, act]) => (
          <Button
            key={name}
            variant="ghost"
            className="px-2.5"
            aria-label={`${name}: ${title}`}
            onClick={() => act(recent)}
          >
            {name}
          </Button>
        ))}
      </span>
    </li>
  )
}

function Face({ recent: { asked, title, chatID, isGroup, network } }: { recent: Recent }) {
  if (isGroup && asked.mode === 'create') {
    return (
      <CornerMark type={network.type ?? ''}>
        <StackedFaces people={asked.people.slice(0, 2)} size="small" />
      </CornerMark>
    )
  }
  const id = (asked.mode === 'start' ? asked.user.id : asked.people[0]?.id) ?? chatID
  return <Avatar name={title} id={id} size="medium" network={network.type ?? ''} />
}
