import { isComposing } from '#ui/keyboard.tsx'

/** An action of a key anywhere on the page. */
export type Shortcut = 'send' | 'start' | 'create' | 'undo' | 'palette' | 'sheet'

type Pressed = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'shiftKey'
  | 'repeat'
  | 'isComposing'
  | 'keyCode'
  | 'defaultPrevented'
  | 'getModifierState'
>

/**
 * The shortcut of a key, if any. None during IME composition, with AltGr, for repeated or handled
 * keys, or where the key would type a character.
 */
export function shortcutOf(
  pressed: Pressed,
  { isTyping, isMac }: { isTyping: boolean; isMac: boolean },
): Shortcut | undefined {
  const { key, code, ctrlKey, metaKey, altKey } = pressed
  if (isComposing(pressed) || pressed.defaultPrevented || pressed.repeat) return undefined
  if (pressed.getModifierState('AltGraph')) return undefined
  const isCommand = ctrlKey || metaKey
  if (key === 'Enter' && isCommand && !altKey) return 'send'
  if (isPalette(pressed, isMac)) return 'palette'
  if (isCommand) return isUndo(pressed) && !isTyping ? 'undo' : undefined
  // Option and a digit type a character on a Mac
  if (altKey && !(isMac && isTyping)) {
    if (code === 'Digit1') return 'start'
    if (code === 'Digit2') return 'create'
  }
  return key === '?' && !altKey && !isTyping ? 'sheet' : undefined
}

// text fields have their own undo
const isUndo = ({ key, shiftKey, altKey }: Pressed) => key === 'z' && !shiftKey && !altKey

/** ⌘ K on a Mac, where Ctrl K deletes the rest of a line; Ctrl K elsewhere. */
export function isPalette(
  { key, code, ctrlKey, metaKey, shiftKey, altKey }: Omit<Pressed, 'getModifierState'>,
  isMac: boolean,
): boolean {
  const isCommand = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey
  // other alphabets have another letter on the K key
  const isK = key.toLowerCase() === 'k' || (code === 'KeyK' && !/^[a-z]$/i.test(key))
  return isCommand && isK && !shiftKey && !altKey
}

const typed = ['text', 'search', 'tel', 'email', 'url', 'password', 'number', '']

/** Whether keys type characters into the target. */
export function typesInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typed.includes(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
