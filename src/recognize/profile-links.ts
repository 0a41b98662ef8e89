import { asPhone, asUsername, person, readIdentifier } from './identifiers.ts'
import { isNoPhone } from './phone.ts'
import type { Recognized, Unreadable } from './recognize.ts'

/** A link in the parts its readers need. */
interface Link {
  /** Decoded, without empty ones. */
  path: string[]
  query: URLSearchParams
  /** After the `#`, decoded. */
  fragment: string
}

/** Reads a link to a profile or a chat; anything else, other sites included, is `undefined`. */
export function readLink(text: string): Recognized | Unreadable | undefined {
  if (/\s/.test(text)) return undefined
  const url = urlOf(text)
  const host = url && hostOf(url)
  if (!host) return undefined
  return sites[host]?.({
    path: url.pathname.split('/').filter(Boolean).map(decoded),
    query: url.searchParams,
    fragment: decoded(url.hash.slice(1)),
  })
}

// how apps call their own links, and the site that says the same
const appLinks: readonly [RegExp, string][] = [
  [/^whatsapp:(?:\/\/)?send\/?/i, 'https://api.whatsapp.com/send'],
  [/^tg:(?:\/\/)?resolve\/?/i, 'https://t.me/resolve'],
  [/^sgnl:\/\/signal\.me\/?/i, 'https://signal.me/'],
]

function urlOf(text: string): URL | undefined {
  const [app, site] = appLinks.find(([shape]) => shape.test(text)) ?? []
  const whole = app && site ? text.replace(app, site) : text
  const isWeb = /^https?:\/\//i.test(whole)
  if (!isWeb && !/^[a-z\d-]+(?:\.[a-z\d-]+)+[/?#]/i.test(whole)) return undefined
  const address = isWeb ? whole : `https://${whole}`
  return URL.canParse(address) ? new URL(address) : undefined
}

function hostOf({ hostname }: URL): string | undefined {
  const hosts = [hostname, hostname.replace(/^(?:www|m|mobile|[a-z]{2})\./, '')]
  return hosts.find((host) => Object.hasOwn(sites, host))
}

/** Percent signs turned back; a text that is wrongly encoded stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // not encoded after all
  }
}

type Reader = (link: Link) => Recognized | Unreadable

const noPerson: Unreadable = { kind: 'unreadable', reason: 'no-person' }
const groupInvite: Unreadable = { kind: 'unreadable', reason: 'group-invite' }

/** Digits with or without a `+`, as links spell numbers. */
const phoneIn = (text: string | null | undefined, network: string) => {
  const digits = (text ?? '').trim().replace(/^00/, '')
  return digits && !isNoPhone(digits) && /\d{6}/.test(digits.replace(/\D/g, ''))
    ? asPhone(`+${digits.replace(/^\+/, '').trim()}`, [network])
    : undefined
}

const userName = (text: string | null | undefined, network: string, shape: RegExp) => {
  const name = (text ?? '').replace(/^@/, '')
  return shape.test(name) ? asUsername(name, [network]) : undefined
}

const idIn = (id: string | null | undefined, network: string): Recognized | undefined =>
  id && /^\d{5,20}$/.test(id) ? person('id', id, [network]) : undefined

const whatsapp: Reader = ({ path, query }) => {
  const [first] = path
  if (first === 'message' || first === 'qr') return { kind: 'unreadable', reason: 'encrypted' }
  const number = first === 'send' ? query.get('phone') : (first ?? query.get('phone'))
  return phoneIn(number, 'whatsapp') ?? noPerson
}

const telegram: Reader = ({ path, query }) => {
  const [first = ''] = path
  if (first === 'joinchat' || /^\+\D/.test(first)) return groupInvite
  if (first === 'resolve') {
    const named = userName(query.get('domain'), 'telegram', telegramName)
    return named ?? phoneIn(query.get('phone'), 'telegram') ?? noPerson
  }
  if (first.startsWith('+')) return phoneIn(first, 'telegram') ?? groupInvite
  if (['s', 'c', 'share', 'addstickers', 'proxy'].includes(first)) return noPerson
  return userName(first, 'telegram', telegramName) ?? noPerson
}
const telegramName = /^[a-z]\w{3,31}$/i

const signal: Reader = ({ fragment }) => {
  const [kind, value] = fragment.split('/')
  if (kind === 'eu') return { kind: 'unreadable', reason: 'encrypted' }
  return (kind === 'p' ? phoneIn(value, 'signal') : undefined) ?? noPerson
}

const matrix: Reader = ({ fragment }) => {
  const [, target = ''] = /^\/?([^/?]+)/.exec(fragment) ?? []
  const reading = target.startsWith('@') ? readIdentifier(target) : undefined
  return reading?.identifier === 'id' ? reading : noPerson
}

/** Sites whose first step is a person, but for the names they keep for themselves. */
const profiles =
  (network: string, shape: RegExp, kept: readonly string[]): Reader =>
  ({ path: [first = ''] }) =>
    kept.includes(first.toLowerCase()) ? noPerson : (userName(first, network, shape) ?? noPerson)

const instagram = profiles('instagramgo', /^[\w.]{1,30}$/, [
  ...['p', 'reel', 'reels', 'tv', 'explore', 'stories', 'accounts', 'direct', 'about'],
])

const handle = profiles('twitter', /^\w{1,15}$/, [
  ...['home', 'i', 'search', 'explore', 'notifications', 'settings', 'hashtag', 'share', 'intent'],
])
const x: Reader = (link) => {
  const [first, second] = link.path
  if (first === 'intent') {
    const named = userName(link.query.get('screen_name'), 'twitter', /^\w{1,15}$/)
    return named ?? idIn(link.query.get('user_id'), 'twitter') ?? noPerson
  }
  if (first !== 'messages') return handle(link)
  const id = second === 'compose' ? link.query.get('recipient_id') : undefined
  return idIn(id, 'twitter') ?? noPerson
}

const linkedin: Reader = ({ path: [first, second] }) =>
  (first === 'in' ? userName(second, 'linkedin', /^[\p{L}\p{N}_-]{3,100}$/u) : undefined) ??
  noPerson

const facebook: Reader = ({ path: [first = ''], query }) =>
  idIn(first === 'profile.php' ? query.get('id') : first, 'facebookgo') ??
  userName(first, 'facebookgo', /^[a-z\d][a-z\d.]{4,49}$/i) ??
  noPerson

const second =
  (step: string, reader: (value: string | undefined) => Recognized | undefined): Reader =>
  ({ path }) =>
    (path[0] === step ? reader(path[1]) : undefined) ?? noPerson

/** By host, without `www.`, `m.` or a language: who a link on that site leads to. */
const sites: Readonly<Record<string, Reader>> = {
  'wa.me': whatsapp,
  'api.whatsapp.com': whatsapp,
  'web.whatsapp.com': whatsapp,
  'whatsapp.com': whatsapp,
  'chat.whatsapp.com': () => groupInvite,
  't.me': telegram,
  'telegram.me': telegram,
  'telegram.dog': telegram,
  'signal.me': signal,
  'signal.group': () => groupInvite,
  'matrix.to': matrix,
  'instagram.com': instagram,
  'ig.me': second('m', (name) => userName(name, 'instagramgo', /^[\w.]{1,30}$/)),
  'x.com': x,
  'twitter.com': x,
  'linkedin.com': linkedin,
  'facebook.com': facebook,
  'm.me': facebook,
  'discord.com': second('users', (id) => idIn(id, 'discordgo')),
  'bsky.app': second('profile', (name) => userName(name, 'bluesky', /^[a-z\d.-]{3,253}$/i)),
}
