import { type ComponentProps, useEffect, useEffectEvent } from 'react'
import { type Shortcut, shortcutOf, typesInto } from '#features/shortcuts/shortcut.ts'
import type { ShortcutSheet as Sheet } from '#features/shortcuts/shortcut-sheet.tsx'
import { isMac } from '#ui/keyboard.tsx'
import { lazyPart } from '#ui/rendering/lazy-part.tsx'

export const ShortcutSheet = lazyPart<ComponentProps<typeof Sheet>>(
  async () => (await import('#features/shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
)

/** A button that opens the list of shortcuts, like the ? key. */
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

/** Listens for shortcuts on the whole page; `onOpen` is called for those that open something. */
export function useShortcuts(onOpen: (opened: 'palette' | 'sheet') => void) {
  const run = useEffectEvent((shortcut: Shortcut) => {
    if (shortcut === 'sheet' || shortcut === 'palette') onOpen(shortcut)
    else press(shortcut)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      // an open dialog handles its own keys
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

/** Triggers the same element as a click, so that all of its handlers run. */
function press(shortcut: 'send' | 'undo' | 'start' | 'create') {
  const form = document.querySelector<HTMLFormElement>('form#compose')
  if (shortcut === 'send') form?.requestSubmit()
  else if (shortcut === 'undo') form?.querySelector<HTMLButtonElement>(undoButton)?.click()
  else form?.querySelector<HTMLInputElement>(`[name="mode"][value="${shortcut}"]`)?.click()
}
