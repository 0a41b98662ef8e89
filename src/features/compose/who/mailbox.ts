import { readAddress } from './addresses.ts'
import { readIdentifier } from './identifiers.ts'
import { readLink } from './links.ts'
import type { Recognised } from './recognise.ts'

const bracketed = /^([^<>]{0,300})<([^<>\s][^<>]{0,500})>$/
const commented = /^([^\s()]{3,320})\s*\(([^()]{1,300})\)$/

/** Reads `Ada Obi <ada@example.org>`, with any address inside, and `ada@example.org (Ada Obi)`. */
export function readMailbox(text: string): Recognised | undefined {
  const [, before = '', inside] = bracketed.exec(text) ?? []
  if (inside !== undefined) return named(before, inside)
  const [, address, after] = commented.exec(text) ?? []
  if (address === undefined || !address.includes('@')) return undefined
  return named(after ?? '', address)
}

function named(name: string, address: string): Recognised | undefined {
  const inner = address.trim()
  const reading = readAddress(inner) ?? readLink(inner) ?? readIdentifier(inner)
  if (!reading || 'unreadable' in reading) return undefined
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
