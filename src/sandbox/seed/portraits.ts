import { allNamedContacts, mara, type NamedContact } from './named-contacts.ts'
import { scenarioContacts } from './scenario-contacts.ts'

interface PortraitSubject {
  fullName: string | null
  username: string | null
  phoneNumber: string | null
  networkID: string
  isStranger: boolean
}

const contacts = [mara, ...allNamedContacts, ...Object.values(scenarioContacts)]

const byName = new Map<string, NamedContact[]>()
for (const contact of contacts) {
  byName.set(contact.fullName, [...(byName.get(contact.fullName) ?? []), contact])
}

const portraits = new Map<string, string>()

/**
 * The portrait of a named contact, as a data URL: the same on every network and on every run.
 * `undefined` for all others, so that long lists of contacts stay small.
 */
export function portraitOf(subject: PortraitSubject): string | undefined {
  const namesakes = (!subject.isStranger && byName.get(subject.fullName ?? '')) || []
  const contact = namesakes.find((one) => isOf(one, subject)) ?? namesakes[0]
  if (!contact) return undefined
  const portrait = portraits.get(contact.handle) ?? draw(contact.handle)
  portraits.set(contact.handle, portrait)
  return portrait
}

// two contacts may have the same name; identifiers distinguish them
const isOf = (
  { handle, phoneNumber }: NamedContact,
  { username, networkID, ...subject }: PortraitSubject,
) =>
  phoneNumber === subject.phoneNumber ||
  username === handle ||
  networkID.includes(phoneNumber.slice(-7)) ||
  networkID.includes(handle)

const backgrounds = 'f2d7c4 cfe3dc d5d9f2 f4e3b8 e8cfe0 cfe0ee dfe6c8 f0cdc9'.split(' ')
const skins = 'f3cfb1 e2ab82 c68a5e 9a6240 6e4430'.split(' ')
const hairs = '26201d 4a2f22 7a4a24 b98542 8b8680 5c2a2a'.split(' ')
const clothes = '35507a 7a3b4a 2e6b5a 8a5a2b 55467f 40484f b0563b'.split(' ')

// SVG paths of the hair, in a box of 64 by 64 with the head at 32, 28
const haircuts = [
  'M19 28a13 13 0 0 1 26 0c-4-1-7-4-9-8-3 5-10 7-17 8z',
  'M18 42V27a14 14 0 0 1 28 0v15h-5V27c-6 0-12-2-15-6-1 4-2 5-3 6v15z',
  'M20 25a12 12 0 0 1 24 0c-7-3-17-3-24 0z',
  'M18 29c-3-13 8-17 14-17s17 4 14 17c-1-5-3-8-5-9-6 3-13 3-18 0-2 1-4 4-5 9z',
  'M19 27c0-9 6-13 13-13s13 4 13 13c-8-6-18-6-26 0zM27 12a5 5 0 1 1 10 0z',
  'M17 36c-4-14 4-23 15-23s19 9 15 23c-1 4-4 4-5 0 1-6 0-10-2-13-5 3-12 3-16 0-2 3-3 7-2 13-1 4-4 4-5 0z',
]
const glasses =
  '<g fill="none" stroke="#333" stroke-width="1.4"><circle cx="27" cy="29" r="4"/><circle cx="37" cy="29" r="4"/><path d="M31 29h2"/></g>'
function draw(handle: string): string {
  let rest = hashOf(handle)
  const pick = (choices: readonly string[]): string => {
    const choice = choices[rest % choices.length] ?? ''
    rest = Math.floor(rest / choices.length)
    return choice
  }
  const background = pick(backgrounds)
  const skin = pick(skins)
  const hair = pick(hairs)
  const cloth = pick(clothes)
  const haircut = pick(haircuts)
  const extra = pick(['', glasses, ''])
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#${background}" d="M0 0h64v64H0z"/>` +
    `<path fill="#${cloth}" d="M10 64c0-13 10-18 22-18s22 5 22 18z"/>` +
    `<path fill="#${skin}" d="M27 36h10v11a5 5 0 0 1-10 0z"/><circle cx="32" cy="28" r="12" fill="#${skin}"/>${extra}` +
    `<path fill="#${hair}" d="${haircut}"/></svg>`
  return `data:image/svg+xml,${svg.replace(/[#<>%]/g, encodeURIComponent).replaceAll('"', "'")}`
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash
}
