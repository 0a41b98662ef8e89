import type { Reading } from './network.ts'

/** Reads an e-mail address, in lower case; the refusal is mautrix's own. */
export function readEmail(text: string): Reading {
  const email = text.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(email) ? { value: email } : { refused: 'invalid email' }
}
