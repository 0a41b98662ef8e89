import ICAL from 'ical.js'
import * as z from 'zod/mini'
import { type CardLine, cardLines, splitCards } from './card-lines.ts'
import { asPhone, asUsername, person } from './identifiers.ts'
import { onePerson, readAddress } from './mailbox.ts'
import { isNoPhone, withoutExtension } from './phone.ts'
import { readLink } from './profile-links.ts'
import type { Recognized } from './recognition.ts'
import { readExactly, readSentence } from './sentences.ts'

/** The person that a vCard describes. */
export interface Card {
  name?: string
  /** The best addresses: a mobile or preferred number, never a fax. The rest is in `others`. */
  people: Recognized
}

/** Reads vCards of version 2.1 to 4.0; cards with neither a name nor an address are skipped. */
export const readCards = (text: string): Card[] =>
  splitCards(text).flatMap((card) => readCard(card) ?? [])

/** Reads one card of `splitCards`. Malformed lines are skipped. */
export function readCard(text: string): Card | undefined {
  const properties = cardLines(text).flatMap((line) => readLine(line) ?? [])
  const labels = new Map(
    properties.flatMap(({ name, group, value }) =>
      name === 'x-ablabel' && group ? [[group, value.replace(/^_\$!<|>!\$_$/g, '')]] : [],
    ),
  )
  const named = (...names: string[]) =>
    names.flatMap((name) => properties.filter((property) => property.name === name))
  const numbers = named('tel')
    .flatMap((property) => readNumber(property, labels) ?? [])
    .sort((one, other) => one.rank - other.rank)
    .map(({ reading }) => reading)
  const mails = named('email').sort((one, other) => one.preference - other.preference)
  const rest = [...mails, ...named('impp', 'socialprofile', 'x-socialprofile', 'url')]
  const addresses = rest.flatMap((property) => readOther(property) ?? [])
  const name = named('fn', 'n', 'nickname', 'org').map(({ value }) => value)[0]
  const people = onePerson([...numbers, ...addresses], name)
  return people && (name ? { name, people } : { people })
}

// [name, parameters, type, value, …]: RFC 7095
const Parsed = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown())

interface Property {
  name: string
  value: string
  group: string
  /** Lower case: `work`, `cell`, `twitter`. */
  types: readonly string[]
  /** 1 is the most preferred, 101 means unspecified. */
  preference: number
  /** The service of a profile, and the username there. */
  service: string
  username: string
}

function readLine({ line, version }: CardLine): Property | undefined {
  const design = version === '4.0' ? ICAL.design.vcard : ICAL.design.vcard3
  try {
    const [name, parameters, , ...values] = Parsed.parse(ICAL.parse.property(line, design))
    const value = textOf(name, values).trim()
    if (!value) return undefined
    const text = (key: string) => [parameters[key] ?? ''].flat().map(String)
    const types = text('type')
      .flatMap((type) => type.toLowerCase().split(/[,;]/))
      .filter(Boolean)
    const [pref = ''] = text('pref')
    return {
      name,
      value,
      types,
      group: text('group')[0]?.toLowerCase() ?? '',
      preference: types.includes('pref') ? 1 : /^\d+$/.test(pref) ? Number(pref) : 101,
      service: (
        text('service-type')[0] ||
        text('x-service-type')[0] ||
        types.find((type) => services.has(type)) ||
        ''
      ).toLowerCase(),
      username: text('username')[0] || text('x-user')[0] || '',
    }
  } catch {
    return undefined // a malformed line does not affect the rest of the card
  }
}

/** The text of a value: `Ada Obi` for the parts of an N, which start with the family name. */
function textOf(name: string, [value]: unknown[]): string {
  const parts = (Array.isArray(value) ? value : [value]).flat().map(String)
  if (name !== 'n') return parts[0] ?? ''
  const [family = '', given = '', middle = ''] = parts
  return [given, middle, family].filter(Boolean).join(' ')
}

// the type names of each kind of number; `ranks` orders the kinds
const kinds: readonly [string, RegExp][] = [
  ['fax', /fax/],
  ['pager', /^(?:pager|modem|telex|bbs|isdn|tlx)$/],
  ['mobile', /^(?:cell|mobile|iphone|mobil|handy|whatsapp|signal|text)$/],
  ['home', /^(?:home|privat|private)$/],
  ['work', /^(?:work|business|office|main|arbeit)$/],
]
const ranks = ['mobile', '', 'home', 'work', 'pager', 'fax']

function readNumber(
  { value, types, group, preference }: Property,
  labels: ReadonlyMap<string, string>,
) {
  const own = labels.get(group)
  const words = own ? [...types, own.toLowerCase()] : types
  const [kind = ''] = kinds.find(([, shape]) => words.some((word) => shape.test(word))) ?? []
  const reading = phoneIn(value)
  if (!reading) return undefined
  const label = kind || own
  // a preferred number ranks right after mobiles; the sort is stable
  const rank =
    kind === 'mobile' || kind === 'fax' || kind === 'pager'
      ? ranks.indexOf(kind) * 1000
      : preference <= 100
        ? 500
        : ranks.indexOf(kind) * 1000
  return {
    rank: rank + Math.min(preference, 101),
    reading: label ? { ...reading, label } : reading,
  }
}

/** The number of a TEL, without extension, pauses and remarks. */
function phoneIn(value: string): Recognized | undefined {
  const [number = ''] = value.replace(/^(?:tel|sms|callto):/i, '').split(/[,;pwPW*]/)
  const bare = withoutExtension(number).trim()
  if (bare && !isNoPhone(bare)) return asPhone(bare)
  const reading = readExactly(value) ?? readSentence(value)
  return reading?.kind === 'person' && reading.identifier === 'phoneNumber' ? reading : undefined
}

// the service names in cards, and their `bridge.type`
const services = new Map([
  ['whatsapp', 'whatsapp'],
  ['telegram', 'telegram'],
  ['signal', 'signal'],
  ['instagram', 'instagramgo'],
  ['twitter', 'twitter'],
  ['x', 'twitter'],
  ['facebook', 'facebookgo'],
  ['messenger', 'facebookgo'],
  ['facebook messenger', 'facebookgo'],
  ['linkedin', 'linkedin'],
  ['bluesky', 'bluesky'],
  ['matrix', 'matrix'],
])

function readOther({ name, value, service, username }: Property): Recognized | undefined {
  if (name === 'email') {
    const reading = readExactly(value)
    return reading?.kind === 'person' && reading.identifier === 'email' ? reading : undefined
  }
  const [, scheme = '', rest = ''] = /^([a-z-]{1,20}):(?:\/\/)?(.+)$/i.exec(value) ?? []
  const linked = readLink(value) ?? readAddress(value)
  // a home page is not an address
  if (linked?.kind === 'person' && linked.networks.length > 0) return linked
  if (name === 'url') return undefined
  const network = services.get(service) ?? services.get(scheme.toLowerCase())
  if (!network) return undefined
  return onService(username || (/^https?$/i.test(scheme) ? '' : rest || value), network)
}

/** Reads a username or number on a network. */
function onService(called: string, network: string): Recognized | undefined {
  const text = called.trim().replace(/^(?:x-apple|tel):/i, '')
  if (!isNoPhone(text)) return asPhone(text, [network])
  if (network === 'matrix')
    return /^@[^\s:@]+:[^\s@]+$/.test(text) ? person('id', text, [network]) : undefined
  if (network === 'whatsapp' || network === 'signal') return undefined
  const handle = text.replace(/^@/, '')
  return /^[\p{L}\p{N}_.-]{2,64}$/u.test(handle) ? asUsername(handle, [network]) : undefined
}
