import { asPhone, person, readIdentifier } from './identifiers.ts'
import { isNoPhone, withoutExtension } from './phone.ts'
import { decoded, readLink, withMessage } from './profile-links.ts'
import type { ListRow, Recognition, Recognized, Unreadable } from './recognition.ts'

type Reading = Recognized | Unreadable

const smsNetworks = ['gmessages', 'imessage']
const noPerson: Unreadable = { kind: 'unreadable', reason: 'no-person' }

const readers: Record<string, (rest: string) => Recognition | undefined> = {
  tel: (rest) => phones(rest),
  callto: (rest) => phones(rest),
  sms: (rest) => phones(rest, smsNetworks),
  mms: (rest) => phones(rest, smsNetworks),
  smsto: (rest) => smsTo(rest),
  mmsto: (rest) => smsTo(rest),
  imessage: (rest) => onApple(rest),
  im: (rest) => onApple(rest),
  facetime: (rest) => onApple(rest),
  'facetime-audio': (rest) => onApple(rest),
  mailto: (rest) => mails(rest),
  matrix: (rest) => matrix(rest),
  mecard: (rest) => mecard(rest),
  matmsg: (rest) => matmsg(rest),
  // other protocols, whose addresses look like e-mail
  xmpp: () => noPerson,
  sip: () => noPerson,
  sips: () => noPerson,
  skype: () => noPerson,
  aim: () => noPerson,
  irc: () => noPerson,
  geo: () => noPerson,
  viber: () => noPerson,
}

/** Reads a `tel:`, `sms:`, `mailto:`, `matrix:` or similar address; `undefined` for other text. */
export function readAddress(text: string): Recognition | undefined {
  const [, scheme = '', rest = ''] =
    /^([a-z-]{2,14}):(?:\/\/)?(?!\s)(.{1,2000})$/is.exec(text) ?? []
  const name = scheme.toLowerCase()
  return Object.hasOwn(readers, name) ? readers[name]?.(rest.trim()) : undefined
}

/** One person, or a row for each of several recipients. */
function oneOrMore(readings: readonly Reading[], message?: string | null): Recognition | undefined {
  const [first, ...more] = readings
  if (!first) return undefined
  if (more.length === 0) return withMessage(first, message)
  return { kind: 'several', people: readings.map(rowOf) }
}

function rowOf(reading: Reading): ListRow {
  if (reading.kind === 'unreadable') return { text: '', reading }
  const { fullName } = reading.user
  const text = reading.user[reading.identifier] ?? ''
  return fullName ? { text, reading, name: fullName } : { text, reading }
}

/**
 * RFC 3966 and 5724: several numbers after `,`, parameters after `;`, a query after `?` (iOS: `&`).
 */
function phones(rest: string, networks: readonly string[] = []): Recognition | undefined {
  const [, listed = '', query = ''] = /^([^?&]*)[?&]?(.*)$/s.exec(rest) ?? []
  // a plus is not an encoded space here
  const fields = new URLSearchParams(query.replace(/\+/g, '%2B'))
  const numbers = /^\/?open$/.test(listed) ? (fields.get('addresses') ?? '') : decoded(listed)
  const readings = numbers.split(',').flatMap((number) => phone(number, networks) ?? [])
  return oneOrMore(readings, fields.get('body') ?? fields.get('text'))
}

function phone(text: string, networks: readonly string[]): Recognized | undefined {
  const [number = '', ...parameters] = text.trim().split(';')
  const [, context = ''] =
    /^phone-context=(\+.+)$/i.exec(parameters.find((it) => /^phone-context=/i.test(it)) ?? '') ?? []
  const whole = withoutExtension(number.startsWith('+') ? number : context + number).trim()
  return isNoPhone(whole) ? undefined : asPhone(whole, networks)
}

/** The format of QR codes: `SMSTO:+44…:Hello`. */
function smsTo(rest: string): Recognition | undefined {
  const [, numbers = '', body] = /^([^:]{1,500})(?::(.*))?$/s.exec(rest) ?? []
  const reading = phones(numbers, smsNetworks)
  return reading?.kind === 'person' ? withMessage(reading, body) : reading
}

function onApple(rest: string): Recognized | undefined {
  const reading = readIdentifier(decoded(rest.split(/[?&]/)[0] ?? '').trim())
  if (reading?.kind !== 'person' || !/phoneNumber|email/.test(reading.identifier)) return undefined
  return { ...reading, networks: ['imessage'] }
}

/** RFC 6068, and the display names that some programs include. */
function mails(rest: string): Recognition | undefined {
  const [listed = '', query = ''] = rest.split('?', 2)
  const fields = new URLSearchParams(query)
  const to = [decoded(listed), fields.get('to') ?? ''].filter((part) => part.trim()).join(',')
  const readings = splitMailboxes(to).flatMap((part) => {
    const reading = readMailbox(part) ?? readIdentifier(part)
    return reading?.kind === 'person' && reading.identifier === 'email' ? [reading] : []
  })
  return oneOrMore(readings, fields.get('body'))
}

/** Splits a list of mailboxes at commas outside quotes and angle brackets. */
const splitMailboxes = (text: string) =>
  (text.match(/(?:"[^"]{0,300}"|<[^>]{0,300}>|[^,"<]|["<])+/g) ?? [])
    .map((part) => part.trim())
    .filter(Boolean)

/** MSC 2312: `matrix:u/ada:example.org`; rooms are not people. */
function matrix(rest: string): Reading | undefined {
  const [path = ''] = decoded(rest).split('?')
  const [, user] = /^(?:u|user)\/([^\s/]+:[^\s/]+)$/.exec(path) ?? []
  if (user) return readIdentifier(`@${user.replace(/^@/, '')}`)
  return /^(?:r|room|roomid)\//.test(path) ? noPerson : undefined
}

/** The fields of `MECARD:N:Obi,Ada;TEL:+44…;;`, where a backslash escapes a character. */
function* fieldsOf(text: string): Generator<[string, string]> {
  for (const [part] of text.matchAll(/(?:\\.|[^;\\])+/gs)) {
    const [, name = '', value = ''] = /^\s*([a-z-]{1,20}):(.*)$/is.exec(part) ?? []
    if (value) yield [name.toUpperCase(), value.replace(/\\(.)/g, '$1').trim()]
  }
}

function mecard(rest: string): Recognized | undefined {
  let fullName = ''
  const readings: Recognized[] = []
  for (const [name, value] of fieldsOf(rest)) {
    if (name === 'N' && !fullName)
      fullName = value
        .split(',')
        .reverse()
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' ')
    const reading =
      name === 'TEL' ? phone(value, []) : name === 'EMAIL' ? readIdentifier(value) : undefined
    if (reading?.kind === 'person') readings.push(reading)
  }
  return onePerson(readings, fullName)
}

function matmsg(rest: string): Recognized | undefined {
  const fields = new Map(fieldsOf(rest))
  const reading = readIdentifier(fields.get('TO') ?? '')
  return reading?.kind === 'person' ? withMessage(reading, fields.get('BODY')) : undefined
}

/**
 * Combines several addresses of one person, best first: uses the first phone number and the first
 * e-mail address, or the first of any kind where there is neither. The rest goes to `others`.
 */
export function onePerson(readings: readonly Recognized[], fullName = ''): Recognized | undefined {
  const seen = new Set<string>()
  const distinct = readings.filter(({ identifier, user }) => {
    const value = `${identifier} ${(user[identifier] ?? '').replace(/[\s().-]/g, '').toLowerCase()}`
    return !seen.has(value) && seen.add(value)
  })
  const taken: Recognized[] = []
  for (const identifier of ['phoneNumber', 'email'] as const) {
    const first = distinct.find(
      (reading) => reading.identifier === identifier && reading.label !== 'fax',
    )
    if (first) taken.push(first)
  }
  const open = distinct.filter(({ label }) => label !== 'fax')
  const [main = taken[0] ?? open[0]] = [...taken].sort(
    (one, other) => distinct.indexOf(one) - distinct.indexOf(other),
  )
  const others = distinct.filter((reading) => reading !== main && !taken.includes(reading))
  if (!main) return fullName ? { ...person('fullName', fullName), others } : undefined
  const { label: _, ...first } = main
  const user = Object.assign({}, ...taken.map((reading) => reading.user), main.user)
  // the network of one address does not apply to the other
  const networks = taken.length > 1 ? [] : first.networks
  return { ...first, user: fullName ? { ...user, fullName } : user, networks, others }
}

const bracketed = /^([^<>]{0,300})<([^<>\s][^<>]{0,500})>[\s,;.]*$/
const commented = /^([^\s()]{3,320})\s*\(([^()]{1,300})\)$/

/** Reads `Ada Obi <ada@example.org>`, with any kind of address, and `ada@example.org (Ada Obi)`. */
export function readMailbox(text: string): Reading | undefined {
  const [, before = '', inside] = bracketed.exec(text) ?? []
  if (inside !== undefined) return readBracketed(before, inside)
  const [, address, after] = commented.exec(text) ?? []
  if (address === undefined || !address.includes('@')) return undefined
  return named(after ?? '', address)
}

function readBracketed(before: string, inside: string): Reading | undefined {
  // Slack writes the address and its display text
  const [address = ''] = inside.split('|')
  const [, discord] = /^@!?(\d{15,20})$/.exec(address) ?? []
  if (discord) return person('id', discord, ['discordgo'])
  // Slack's own IDs of channels, groups and users
  if (/^(?:@[UWS]|#C|!)[\w^]{3,40}$/.test(address)) return noPerson
  return named(before, address)
}

function named(name: string, address: string): Reading | undefined {
  const inner = address.trim()
  const reading = readAddress(inner) ?? readLink(inner) ?? readIdentifier(inner)
  if (!reading || reading.kind === 'several') return undefined
  if (reading.kind === 'unreadable') return reading
  const fullName = unquoted(name)
  return fullName ? { ...reading, user: { ...reading.user, fullName } } : reading
}

/** A display name without the header name and the quotes that mail programs add. */
const unquoted = (name: string) =>
  name
    .trim()
    .replace(/^(?:from|to|cc|bcc|reply-to|von|an|de|para|à|da|fra|til|från|od|от|кому):\s*/i, '')
    .replace(/^(["'“„«])(.*)["'”“»]$/, '$2')
    .replace(/\\(.)/g, '$1')
    .trim()
