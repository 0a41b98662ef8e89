import { asPhone, readIdentifier } from './identifiers.ts'
import { decoded } from './links.ts'
import { isNoPhone, withoutExtension } from './phone.ts'
import type { Recognised, Unreadable } from './recognise.ts'

type Reader = (rest: string) => Recognised | Unreadable | undefined

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
export function readAddress(text: string): Recognised | Unreadable | undefined {
  const [, scheme = '', rest = ''] = /^([a-z]+):(?:\/\/)?(.+)$/i.exec(text) ?? []
  const name = scheme.toLowerCase()
  return Object.hasOwn(readers, name) ? readers[name]?.(rest) : undefined
}

/** RFC 3966 and 5724: parameters after `;`, a text after `?`, several numbers after `,`. */
function phone(rest: string, networks: readonly string[] = []): Recognised | undefined {
  const [number = '', ...parameters] = decoded(rest.split(/[?,]/)[0] ?? '').split(';')
  const [, context = ''] =
    /^phone-context=(\+.+)$/i.exec(parameters.find((it) => /^phone-context=/i.test(it)) ?? '') ?? []
  const whole = withoutExtension(number.startsWith('+') ? number : context + number).trim()
  return isNoPhone(whole) ? undefined : asPhone(whole, networks)
}

/** MSC 2312: `matrix:u/ada:example.org`; rooms are no people. */
function matrix(rest: string): Recognised | Unreadable | undefined {
  const [path = ''] = decoded(rest).split('?')
  const [, user] = /^(?:u|user)\/([^\s/]+:[^\s/]+)$/.exec(path) ?? []
  if (user) return readIdentifier(`@${user.replace(/^@/, '')}`)
  return /^(?:r|room|roomid)\//.test(path) ? { unreadable: 'no-person' } : undefined
}
