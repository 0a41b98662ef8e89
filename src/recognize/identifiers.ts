import { compactPhone, isNoPhone, keyed, withoutExtension } from './phone.ts'
import type { Identifier, Recognized } from './recognize.ts'

// how networks spell the IDs of their people, and which networks those are
const idShapes: readonly [RegExp, string][] = [
  [/^@[^\s:@]{1,255}:[^\s@]{1,255}$/, 'matrix'],
  [/^(?:lid|bot)-\d{5,20}$/, 'whatsapp'],
  [/^(?:pni_)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i, 'signal'],
  [/^channel-\d{5,20}$/, 'telegram'],
  [/^ACoAA[\w-]{34}$/, 'linkedin'],
  [/^imsg##participant:\S{1,200}$/, 'imessage'],
]

/** `1-800-FLOWERS`: capitals behind four digits, long enough to be no street and no year. */
const isVanity = (text: string) =>
  /^\+?\d[\d\s().-]{3,}[A-Z]{3,}(?:-[A-Z\d]+)*$/.test(text) &&
  /^\+?\d{10,15}$/.test(compactPhone(keyed(text)))

/** Eight digits and more are a number; six with a country, as some islands have them. */
const isPhone = (text: string) => {
  if (isVanity(text)) return true
  if (isNoPhone(text)) return false
  const digits = compactPhone(text).replace('+', '').length
  return digits >= 6 && digits <= 15
}

const email =
  /^[^\s@<>"(),:;\\[\]]{1,64}@(?:[^\s@<>"(),:;\\[\].]{1,63}\.){1,8}[^\s@<>"(),:;\\[\].\d][^\s@<>"(),:;\\[\].]{1,62}$/

/** Reads a bare user ID, address, number or `@handle`; anything else is `undefined`. */
export function readIdentifier(text: string): Recognized | undefined {
  const [, network] = idShapes.find(([shape]) => shape.test(text)) ?? []
  if (network) return person('id', text, [network])
  const [, jid] = /^(\d{7,15})@(?:s\.whatsapp\.net|c\.us)$/.exec(text) ?? []
  if (jid) return asPhone(`+${jid}`, ['whatsapp'])
  if (email.test(text)) return person('email', text)
  const number = withoutExtension(text)
  if (isPhone(number)) return asPhone(number.trim())
  // longer than any number: the networks that count their people
  if (/^\d{16,20}$/.test(text)) return person('id', text)
  const [, username] = /^@([\p{L}\p{N}_.-]{2,64})$/u.exec(text) ?? []
  return username ? asUsername(username) : undefined
}

/** One identifier of one person. */
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

/** A reading of a number. */
export const asPhone = (phoneNumber: string, networks: readonly string[] = []): Recognized =>
  person('phoneNumber', phoneNumber, networks)

/** A reading of a handle, without its @. */
export const asUsername = (username: string, networks: readonly string[] = []): Recognized =>
  person('username', username, networks)
