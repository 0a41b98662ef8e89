import { lazy, Suspense, useState } from 'react'
import type { Recent } from './recent.ts'
import { useRecents } from './use-recents.ts'
import { words } from './words.ts'

const load = () => import('./recents-sheet.tsx')
const LazyRecentsSheet = lazy(async () => ({ default: (await load()).RecentsSheet }))

interface RecentsButtonProps {
  /** The server whose chats are listed. */
  mount: string
  onShow(recent: Recent): void
  onFill(recent: Recent): void
}

/** *Recent* with a count; opens the list of what was opened. */
export function RecentsButton({ mount, onShow, onFill }: RecentsButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const recents = useRecents(mount)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        onPointerEnter={() => void load()}
        className="flex h-9 items-center gap-1.5 rounded-inner px-2.5 font-label text-ink-2 text-small hover:bg-sunken"
      >
        {words.button}
        {recents.length > 0 && <span className="text-ink-3 tabular-nums">{recents.length}</span>}
      </button>
      {isOpen && (
        <Suspense>
          <LazyRecentsSheet
            mount={mount}
            recents={recents}
            onShow={onShow}
            onFill={onFill}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
