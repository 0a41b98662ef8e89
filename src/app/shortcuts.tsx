import { type ComponentProps, useEffect, useState } from 'react'
import { type Shortcut, shortcutOf, typesInto } from '#features/shortcuts/shortcut.ts'
import type { ShortcutSheet as Sheet } from '#features/shortcuts/shortcut-sheet.tsx'
import { isMac } from '#ui/keyboard.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'

const ShortcutSheet = lazyPart<ComponentProps<typeof Sheet>>(
  async () => (await import('#features/shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
)

/** Listens for shortcuts everywhere on the page, and shows them all on ? or a press. */
export function Shortcuts() {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      // a sheet above the page keeps its keys
      if (document.querySelector('dialog[open]')) return
      const shortcut = shortcutOf(event, { isTyping: typesInto(target), isMac })
      if (!shortcut) return
      event.preventDefault()
      if (shortcut === 'sheet') setIsShown(true)
      else press(shortcut)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="?"
        title="Keyboard shortcuts"
        onClick={() => setIsShown(true)}
        className="grid size-9 place-items-center rounded-inner font-label text-ink-2 hover:bg-sunken max-sm:hidden"
      >
        <span aria-hidden="true">?</span>
        <span className="sr-only">Keyboard shortcuts</span>
      </button>
      {isShown && <ShortcutSheet onClose={() => setIsShown(false)} />}
    </>
  )
}

const undoButton = 'button[data-undo]'

/** Does what a press with the pointer would do, so that whatever follows from it follows here. */
function press(shortcut: Exclude<Shortcut, 'sheet'>) {
  const form = document.querySelector<HTMLFormElement>('form#compose')
  if (shortcut === 'send') form?.requestSubmit()
  else if (shortcut === 'undo') form?.querySelector<HTMLButtonElement>(undoButton)?.click()
  else form?.querySelector<HTMLInputElement>(`[name="mode"][value="${shortcut}"]`)?.click()
}
