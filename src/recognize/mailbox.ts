import { asPhone, readIdentifier } from './identifiers.ts'
import { isNoPhone, withoutExtension } from './phone.ts'
import { decoded, readLink } from './profile-links.ts'
import type { Recognized, Unreadable } from './recognize.ts'

type Reader = (rest: string) => Recognized | Unreadable | undefined

const smsNetworks = ['gmessages', 'imessage']

const readers: Record<string, Reader> = {
  tel: (rest) => phone(rest),
  callto: (rest) => phone(rest),
  sms: (rest) => phone(rest, smsNetworks),
  smsto: (rest) => phone(rest, smsNetworks),
  mailto: (rest) => {
    const [first = ''] = decoded(rest.split('?')[0] ?? '').split(',')
    const reading = readIdentifier(first.trim())
    return reading?.identifier === 'email' ? reading : undefined
  },
  matrix: (rest) => matrix(rest),
}

/** Reads a `tel:`, `sms:`, `mailto:` or `matrix:` address; anything else is `undefined`. */
export function readAddress(text: string): Recognized | Unreadable | undefined {
  const [, scheme = '', rest = ''] = /^([a-z]+):(?:\/\/)?(.+)$/i.exec(text) ?? []
  const name = scheme.toLowerCase()
  return Object.hasOwn(readers, name) ? readers[name]?.(rest) : undefined
}

/** RFC 3966 and 5724: parameters after `;`, a text after `?`, several numbers after `,`. */
function phone(rest: string, networks: readonly string[] = []): Recognized | undefined {
  const [number = '', ...parameters] = decoded(rest.split(/[?,]/)[0] ?? '').split(';')
  const [, context = ''] =
    /^phone-context=(\+.+)$/i.exec(parameters.find((it) => /^phone-context=/i.test(it)) ?? '') ?? []
  const whole = withoutExtension(number.startsWith('+') ? number : context + number).trim()
  return isNoPhone(whole) ? undefined : asPhone(whole, networks)
}

/** MSC 2312: `matrix:u/ada:example.org`; rooms are no people. */
function matrix(rest: string): Recognized | Unreadable | undefined {
  const [path = ''] = decoded(rest).split('?')
  const [, user] = /^(?:u|user)\/([^\s/]+:[^\s/]+)$/.exec(path) ?? []
  if (user) return readIdentifier(`@${user.replace(/^@/, '')}`)
  return /^(?:r|room|roomid)\//.test(path) ? { kind: 'unreadable', reason: 'no-person' } : undefined
}

const bracketed = /^([^<>]{0,300})<([^<>\s][^<>]{0,500})>$/
const commented = /^([^\s()]{3,320})\s*\(([^()]{1,300})\)$/

/** Reads `Ada Obi <ada@example.org>`, with any address inside, and `ada@example.org (Ada Obi)`. */
export function readMailbox(text: string): Recognized | undefined {
  const [, before = '', inside] = bracketed.exec(text) ?? []
  if (inside !== undefined) return named(before, inside)
  const [, address, after] = commented.exec(text) ?? []
  if (address === undefined || !address.includes('@')) return undefined
  return named(after ?? '', address)
}

function named(name: string, address: string): Recognized | undefined {
  const inner = address.trim()
  const reading = readAddress(inner) ?? readLink(inner) ?? readIdentifier(inner)
  if (reading?.kind !== 'person') return undefined
  const fullName = unquoted(name)
  return fullName ? { ...reading, user: { ...reading.user, fullName } } : reading
}

/** The words of a name without the quotes mail programs put around them. */
const unquoted = (name: string) =>
  name
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\\(.)/g, '$1')
    .trim()
