/**
 * Whether a key belongs to a text that is still being composed (an IME's), and means nothing else.
 * Safari ends composing before the key that ended it, and tells by the key's old code only.
 */
export const isComposing = ({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>) => isComposing || keyCode === 229
