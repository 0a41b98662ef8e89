import ICAL from 'ical.js'
import * as z from 'zod/mini'
import { type CardLine, cardLines } from './card-lines.ts'
import { type Identifier, recognize } from './recognize.ts'

/** Who a vCard describes, as far as Overture has a field for it. */
export interface ContactCard {
  user: Partial<Record<Identifier, string>>
  /** `bridge.type` of the networks that the card names. */
  networks: readonly string[]
}

// [name, parameters, type, value, …]: RFC 7095
const Property = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown())

const identifiers = ['phoneNumber', 'email', 'username', 'id'] as const

/**
 * Reads one vCard of version 2.1 to 4.0. Lines that are broken are left out; a card without a name
 * and without any address is `undefined`.
 */
export function readCard(text: string): ContactCard | undefined {
  const properties = cardLines(text).flatMap((line) => readLine(line) ?? [])
  const first = (...names: string[]) =>
    names.flatMap((name) => properties.filter((property) => property.name === name))
  const addresses = first('tel', 'email', 'impp', 'x-socialprofile', 'url').map(addressOf)
  const user: ContactCard['user'] = {}
  for (const reading of addresses) {
    for (const identifier of identifiers) {
      const value = reading?.user[identifier]
      if (value) user[identifier] ??= value
    }
  }
  const fullName = first('fn', 'n', 'nickname', 'org').map(({ value }) => value)[0]
  if (fullName) user.fullName = fullName
  if (Object.keys(user).length === 0) return undefined
  return { user, networks: addresses.flatMap((reading) => reading?.networks ?? []) }
}

interface Property {
  name: string
  value: string
}

function readLine({ line, version }: CardLine): Property | undefined {
  const design = version === '4.0' ? ICAL.design.vcard : ICAL.design.vcard3
  try {
    const [name, , , ...values] = Property.parse(ICAL.parse.property(line, design))
    const value = wordsOf(name, values).trim()
    return value ? { name, value } : undefined
  } catch {
    return undefined // one broken line does not spoil the rest of the card
  }
}

/** `Ada Obi` for the parts of an N, which begin with the family. */
function wordsOf(name: string, [value]: unknown[]): string {
  const parts = (Array.isArray(value) ? value : [value]).flat().map(String)
  if (name !== 'n') return parts[0] ?? ''
  const [family = '', given = '', middle = ''] = parts
  return [given, middle, family].filter(Boolean).join(' ')
}

function addressOf({ name, value }: Property) {
  const text = name === 'impp' ? value.replace(/^(?:x-apple|xmpp|sip|skype):/i, '') : value
  const reading = recognize(text)
  if (reading?.kind !== 'person' || reading.identifier === 'fullName') return undefined
  // a home page is nobody's number
  return name === 'url' && reading.networks.length === 0 ? undefined : reading
}
