import { type ComponentProps, useEffect, useEffectEvent } from 'react'
import { type Shortcut, shortcutOf, typesInto } from '#features/shortcuts/shortcut.ts'
import type { ShortcutSheet as Sheet } from '#features/shortcuts/shortcut-sheet.tsx'
import { isMac } from '#ui/keyboard.tsx'
import { lazyPart } from '#ui/rendering/lazy-part.tsx'

export const ShortcutSheet = lazyPart<ComponentProps<typeof Sheet>>(
  async () => (await import('#features/shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
)

/** Opens the list of all shortcuts, as ? does. */
export function ShortcutsButton({ onOpen }: { onOpen(): void }) {
  return (
    <button
      type="button"
      aria-keyshortcuts="?"
      title="Keyboard shortcuts"
      onClick={onOpen}
      className="grid size-9 place-items-center rounded-inner font-label text-ink-2 hover:bg-sunken max-sm:hidden"
    >
      <span aria-hidden="true">?</span>
      <span className="sr-only">Keyboard shortcuts</span>
    </button>
  )
}

/** Listens for shortcuts everywhere on the page; `onOpen` is told of those that open something. */
export function useShortcuts(onOpen: (opened: 'palette' | 'sheet') => void) {
  const run = useEffectEvent((shortcut: Shortcut) => {
    if (shortcut === 'sheet' || shortcut === 'palette') onOpen(shortcut)
    else press(shortcut)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      // a sheet above the page keeps its keys
      if (document.querySelector('dialog[open]')) return
      const shortcut = shortcutOf(event, { isTyping: typesInto(target), isMac })
      if (!shortcut) return
      event.preventDefault()
      run(shortcut)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

const undoButton = 'button[data-undo]'

/** Does what a press with the pointer would do, so that whatever follows from it follows here. */
function press(shortcut: 'send' | 'undo' | 'start' | 'create') {
  const form = document.querySelector<HTMLFormElement>('form#compose')
  if (shortcut === 'send') form?.requestSubmit()
  else if (shortcut === 'undo') form?.querySelector<HTMLButtonElement>(undoButton)?.click()
  else form?.querySelector<HTMLInputElement>(`[name="mode"][value="${shortcut}"]`)?.click()
}
