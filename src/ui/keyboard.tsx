import type { ReactNode } from 'react'

/** Whether this machine has the keys of a Mac; where the build draws the page nobody knows. */
export const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '')

/** Modifier keys as this machine's keyboard has them printed on. */
export const keyNames = isMac ? { command: '⌘', alt: '⌥' } : { command: 'Ctrl', alt: 'Alt' }

/**
 * Whether a key belongs to a text that is still being composed (an IME's), and means nothing else.
 * Safari ends composing before the key that ended it, and tells by the key's old code only.
 */
export const isComposing = ({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>) => isComposing || keyCode === 229

/** A key or chord. Inside a button it takes the button's colours. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-[5px] border border-current border-b-2 px-[5px] py-[3px] font-mono font-semibold text-[0.69rem] leading-none opacity-75">
      {children}
    </kbd>
  )
}
