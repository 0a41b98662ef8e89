import type { Identifier } from './draft.ts'
import { compactPhone, isNoPhone } from './phone.ts'

/** What a text was recognised as, and the field it belongs in. */
export interface Recognised {
  identifier: Exclude<Identifier, 'fullName'>
  value: string
}

/** Recognises a user ID, an email, a number or a handle; a name, or anything else, is `undefined`. */
export function recognise(typed: string): Recognised | undefined {
  const text = typed.trim()
  if (/^@[^\s:]+:[^\s:]+$/.test(text)) return { identifier: 'id', value: text }
  if (/^\S+@\S+\.\S+$/.test(text)) return { identifier: 'email', value: text }
  if (!isNoPhone(text) && compactPhone(text).length > 5) {
    return { identifier: 'phoneNumber', value: text }
  }
  return /^@[\w.]{2,}$/.test(text) ? { identifier: 'username', value: text } : undefined
}
