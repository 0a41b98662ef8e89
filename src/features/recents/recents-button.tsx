import type { ComponentProps } from 'react'
import { lazyPart } from '#ui/rendering/lazy-part.tsx'
import type { Recent } from './recent.ts'
import type { RecentsSheet as Sheet } from './recents-sheet.tsx'
import { useRecents } from './recents-store.ts'

const RecentsSheet = lazyPart<ComponentProps<typeof Sheet>>(
  async () => (await import('./recents-sheet.tsx')).RecentsSheet,
)

interface RecentsButtonProps {
  /** The server whose chats are listed. */
  mount: string
  /** Formats a phone number for people. */
  spell?(identifier: string): string
  isOpen: boolean
  onOpen(): void
  onClose(): void
  onShow(recent: Recent): void
  onFill(recent: Recent): void
}

const asItIs = (identifier: string) => identifier

/** *Recent* with a count; opens the list of what was opened. */
export function RecentsButton({ spell = asItIs, isOpen, onOpen, ...props }: RecentsButtonProps) {
  const { mount, onShow, onFill, onClose } = props
  const recents = useRecents(mount)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        // on its way before it is pressed
        onPointerEnter={RecentsSheet.preload}
        onFocus={RecentsSheet.preload}
        onClick={onOpen}
        className="flex h-9 items-center gap-1.5 rounded-inner px-2.5 font-label text-ink-2 text-small hover:bg-sunken"
      >
        Recent
        {recents.length > 0 && <span className="text-ink-3 tabular-nums">{recents.length}</span>}
      </button>
      {isOpen && (
        <RecentsSheet
          mount={mount}
          recents={recents}
          spell={spell}
          onShow={onShow}
          onFill={onFill}
          onClose={onClose}
        />
      )}
    </>
  )
}
