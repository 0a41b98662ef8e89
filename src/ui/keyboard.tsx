import type { ReactNode } from 'react'

/** Whether this machine has the keys of a Mac; `false` when the page is prerendered. */
export const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '')

/** Modifier keys as printed on this machine's keyboard. */
export const keyNames = isMac ? { command: '⌘', alt: '⌥' } : { command: 'Ctrl', alt: 'Alt' }

/**
 * Whether a key belongs to IME composition. Safari ends the composition before the key event that
 * ended it, which only has the key code 229.
 */
export const isComposing = ({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>) => isComposing || keyCode === 229

/** A key or chord, in the colours of its surroundings. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-[5px] border border-current border-b-2 px-[5px] py-[3px] font-mono font-semibold text-[0.69rem] leading-none opacity-75">
      {children}
    </kbd>
  )
}
