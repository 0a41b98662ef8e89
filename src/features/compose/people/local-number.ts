import { isNoPhone, keyed, namesCountry } from '../who/phone.ts'
import { recognise } from '../who/recognise.ts'

/** Whether words are a number that does not say which country it is from. */
export function isLocalNumber(words: string): boolean {
  // most words are names, which need no closer look
  if (!/\d{2}/.test(words.replace(/\D/g, ''))) return false
  const reading = recognise(words)
  if (!reading || 'unreadable' in reading) return false
  const { phoneNumber } = reading.user
  return phoneNumber !== undefined && !isNoPhone(keyed(phoneNumber)) && !namesCountry(phoneNumber)
}
