import {
  compactPhone,
  holdsTwoNumbers,
  isNoPhone,
  isOtherNumber,
  keyed,
  westernized,
  withoutExtension,
} from './phone.ts'
import type { Identifier, Recognized, Unreadable } from './recognition.ts'

// the user ID formats of networks, and their `bridge.type`
const idShapes: readonly [RegExp, string][] = [
  [/^@[^\s:@]{1,255}:[^\s@]{1,254}[^\s@.,;:!?)\]]$/, 'matrix'],
  [/^(?:lid|bot)-\d{5,20}$/, 'whatsapp'],
  [/^(?:pni_)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i, 'signal'],
  [/^channel-\d{5,20}$/, 'telegram'],
  [/^ACoAA[\w-]{34}$/, 'linkedin'],
  [/^imsg##participant:\S{1,200}$/, 'imessage'],
  // older and newer Facebook accounts; no phone number has this prefix and length
  [/^(?:1000\d{11}|615[5-9]\d{10})$/, 'facebookgo'],
]

/** Whether a text is a phone number: 6 to 15 digits, as short as on some islands. */
const isPhone = (text: string) => {
  const number = keyed(text)
  // lower-case letters are words: vanity numbers are written in capitals
  if (number !== text && !/^[^a-z]+$/.test(text)) return false
  if (isNoPhone(number)) return false
  const { length } = compactPhone(number).replace('+', '')
  return length >= 6 && length <= 15
}

const label = '[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?'
const email = new RegExp(
  `^[^\\s@<>"“”„«»‹›‘()[\\](),:;\\\\|\`*'=][^\\s@<>"“”„«»‹›()[\\](),:;\\\\|\`*]{0,63}@(?:${label}\\.){1,8}(?:\\p{L}[\\p{L}\\p{M}]{1,62}|xn--[a-z\\d-]{1,59})$`,
  'iu',
)

/** Reads a bare user ID, address, number or `@handle`; anything else is `undefined`. */
export function readIdentifier(text: string): Recognized | Unreadable | undefined {
  const [, network] = idShapes.find(([shape]) => shape.test(text)) ?? []
  if (network) return person('id', text, [network])
  const jid = readJid(text)
  if (jid) return jid
  if (text.includes('@') && email.test(text)) return person('email', text)
  const number = withoutExtension(text).trim()
  if (isPhone(number)) return asPhone(trimmed(number))
  // longer than any phone number: a numeric user ID
  if (/^\d{16,20}$/.test(text)) return person('id', text)
  const [, username] = /^@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,62}[\p{L}\p{N}_-]))$/u.exec(text) ?? []
  return username ? asUsername(username) : undefined
}

/** Removes quotes and dashes around a number. */
const trimmed = (number: string) =>
  keyed(number) === number ? number.replace(/^[^\p{N}+(＋（]+|[^\p{N})+）＋]+$/gu, '') : number

/** Reads a WhatsApp JID of a user, device or group, or the ID of a Matrix room. */
function readJid(text: string): Recognized | Unreadable | undefined {
  const [, number] = /^\+?(\d{7,15})(?::\d{1,4})?@(?:s\.whatsapp\.net|c\.us)$/.exec(text) ?? []
  if (number) return asPhone(`+${number}`, ['whatsapp'])
  const [, lid] = /^(\d{5,20})(?::\d{1,4})?@lid$/.exec(text) ?? []
  if (lid) return person('id', `lid-${lid}`, ['whatsapp'])
  const isGroup =
    /^[\w-]{3,60}@(?:g\.us|broadcast|newsletter)$|^[!#][^\s:]{1,255}:[^\s]{1,255}\.[^\s]{1,60}$/.test(
      text,
    )
  return isGroup ? { kind: 'unreadable', reason: 'group' } : undefined
}

/** Why digits are not a phone number; `undefined` for other text. */
export function readNoNumber(text: string): Unreadable | undefined {
  if (isOtherNumber(text)) return { kind: 'unreadable', reason: 'other-number' }
  if (/\p{L}/u.test(text)) return undefined
  if (holdsTwoNumbers(text) && /^[+(\d][\d\s()./–-]+$/.test(westernized(text))) {
    return { kind: 'unreadable', reason: 'two-numbers' }
  }
  const digits = text.replace(/\D/g, '').length
  const isOther = digits >= 4 && /^[\d\s.,:;/'’€$£¥₹%+-]+$/.test(westernized(text))
  return isOther ? { kind: 'unreadable', reason: 'other-number' } : undefined
}

/** A person with one identifier. */
export const person = (
  identifier: Identifier,
  value: string,
  networks: readonly string[] = [],
): Recognized => ({
  kind: 'person',
  identifier,
  user: { [identifier]: value },
  networks,
  others: [],
})

/** A person by phone number. */
export const asPhone = (phoneNumber: string, networks: readonly string[] = []): Recognized =>
  person('phoneNumber', phoneNumber, networks)

/** A person by username, given without the @. */
export const asUsername = (username: string, networks: readonly string[] = []): Recognized =>
  person('username', username, networks)
