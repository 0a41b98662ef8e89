import { type ComponentProps, type RefObject, useEffect, useRef, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { useSpelling } from '#features/compose/numbers.ts'
import { ConnectionPill } from '#features/connection/connection-pill.tsx'
import type { Recent } from '#features/recents/recent.ts'
import { RecentsButton } from '#features/recents/recents-button.tsx'
import { Logo, SearchIcon } from '#ui/icons.tsx'
import { Kbd, keyNames } from '#ui/keyboard.tsx'
import { Modal } from '#ui/overlay/sheet.tsx'
import { lazyPart, useHasInteracted } from '#ui/rendering/lazy-part.tsx'
import type { PagePalette as Palette } from '../page-palette.tsx'
import { ShortcutSheet, ShortcutsButton, useShortcuts } from './shortcuts.tsx'
import { ThemeButton } from './theme.tsx'

const PagePalette = lazyPart<ComponentProps<typeof Palette>>(
  async () => (await import('../page-palette.tsx')).PagePalette,
)

type SheetName = 'palette' | 'sheet' | 'recents'

interface TopBarProps {
  /** Shows the card of a chat that was opened before. */
  onShow(recent: Recent): void
  onFill(recent: Recent): void
  /** Called when the form was cleared. */
  onClear(): void
  /** Opens the sheet for pasted lists with a text, which may be blank. */
  onList(text: string): void
}

/** The top bar with its buttons, which opens the sheets over the page. */
export function TopBar({ onShow, onFill, onClear, onList }: TopBarProps) {
  const { mount } = useBeeper()
  const spell = useSpelling()
  const [open, setOpen] = useState<{ sheet: SheetName; key: number }>()
  const typedBefore = useRef('')
  // keyed, because a sheet may be opened again before the closing one has called `close`
  const show = (sheet: SheetName) => setOpen((now) => ({ sheet, key: (now?.key ?? 0) + 1 }))
  const close = () => {
    typedBefore.current = ''
    setOpen((now) => (now?.key === open?.key ? undefined : now))
  }
  useShortcuts(show)
  const hasInteracted = useHasInteracted()
  useEffect(() => {
    // preloaded, so that text typed right after Ctrl K goes there
    if (hasInteracted) PagePalette.preload()
  }, [hasInteracted])

  return (
    <header className="relative flex h-[60px] items-center gap-1.5 min-[381px]:gap-3.5 border-line border-b px-4 sm:px-7">
      <p className="me-auto flex items-center gap-2.5 font-strong text-[1.0625rem] tracking-[-.01em]">
        <Logo />
        <span className="max-[380px]:sr-only">Overture</span>
      </p>
      <PaletteButton onOpen={() => show('palette')} />
      <RecentsButton
        {...{ mount, spell, onShow, onFill }}
        isOpen={open?.sheet === 'recents'}
        onOpen={() => show('recents')}
        onClose={close}
      />
      <ConnectionPill />
      <ShortcutsButton onOpen={() => show('sheet')} />
      <ThemeButton />
      {open?.sheet === 'sheet' && <ShortcutSheet key={open.key} onClose={close} />}
      {open?.sheet === 'palette' && (
        <PagePalette
          key={open.key}
          {...{ onShow, onClear, onList, typedBefore }}
          fallback={<PalettePlaceholder typedBefore={typedBefore} onClose={close} />}
          onOpen={show}
          onClose={close}
        />
      )}
    </header>
  )
}

interface PalettePlaceholderProps {
  typedBefore: RefObject<string>
  onClose(): void
}

/** Receives the text that is typed after Ctrl K until the palette is loaded. */
function PalettePlaceholder({ typedBefore, onClose }: PalettePlaceholderProps) {
  return (
    <Modal
      aria-label="Search or do"
      onClose={onClose}
      className="mx-auto mt-[min(12dvh,110px)] mb-auto w-[min(600px,calc(100vw-24px))]"
    >
      <input
        aria-label="People, chats, accounts and actions"
        onChange={({ target }) => {
          typedBefore.current = target.value
        }}
        className="bg-transparent px-5 py-3.5 focus-visible:outline-none"
      />
    </Modal>
  )
}

function PaletteButton({ onOpen }: { onOpen(): void }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title="Search or do…"
      onClick={onOpen}
      className="flex h-9 items-center gap-2 rounded-inner px-2.5 text-ink-2 text-small hover:bg-sunken max-sm:hidden lg:h-[34px] lg:border lg:border-line lg:bg-surface lg:ps-3"
    >
      <SearchIcon className="size-4 flex-none" />
      <span className="max-lg:sr-only">Search or do…</span>
      <span aria-hidden="true" className="text-ink pointer-coarse:hidden max-lg:hidden">
        <Kbd>{keyNames.command} K</Kbd>
      </span>
    </button>
  )
}
