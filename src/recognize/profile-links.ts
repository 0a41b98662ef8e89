import { asPhone, asUsername, person, readIdentifier } from './identifiers.ts'
import { isNoPhone } from './phone.ts'
import type { Recognized, Unreadable } from './recognition.ts'

/** The parts of a link that the readers use. */
interface Link {
  /** Decoded segments, without empty ones. */
  path: string[]
  query: URLSearchParams
  /** After the `#`, decoded. */
  fragment: string
}

type Reading = Recognized | Unreadable
type Reader = (link: Link) => Reading

/** Reads a link to a profile or a chat; `undefined` for text that is not a link. */
export function readLink(text: string): Reading | undefined {
  if (/\s/.test(text)) return undefined
  const url = urlOf(text)
  if (!url) return undefined
  const read = readerOf(url)
  // an unknown site: a URL is never a name
  if (!read) return /^(?:https?:\/\/|www\.)/i.test(text) ? noPerson : undefined
  const reading = read({
    path: url.pathname.split('/').filter(Boolean).map(decoded),
    query: url.searchParams,
    fragment: decoded(url.hash.slice(1)),
  })
  return withMessage(reading, url.searchParams.get('text') ?? url.searchParams.get('body'))
}

/** Adds the message of a link to its reading, if any. */
export const withMessage = <Any extends Reading>(
  reading: Any,
  text: string | null | undefined,
): Any =>
  text?.trim() && reading.kind === 'person' ? { ...reading, messageText: text.trim() } : reading

// the URL schemes of apps, and the equivalent web address
const appLinks: readonly [RegExp, string][] = [
  [/^whatsapp:(?:\/\/)?send\/?/i, 'https://api.whatsapp.com/send'],
  [/^tg:(?:\/\/)?/i, 'https://t.me/tg/'],
  [/^sgnl:\/\/signal\.me\/?/i, 'https://signal.me/'],
  [/^fb-messenger:\/\/user(?:-thread)?\//i, 'https://m.me/'],
  [/^fb:\/\/(?:profile|page|messaging)\/?/i, 'https://m.me/'],
  [/^instagram:\/\/user\/?/i, 'https://instagram.com/app'],
  [/^twitter:\/\/user\/?/i, 'https://x.com/intent/user'],
  [/^discord:(?:\/\/)?(?:-)?\/users\//i, 'https://discord.com/users/'],
]

function urlOf(text: string): URL | undefined {
  const [app, site] = appLinks.find(([shape]) => shape.test(text)) ?? []
  const whole = app && site ? text.replace(app, site) : text
  const isWeb = /^https?:\/\//i.test(whole)
  if (!isWeb && !/^(?:[\w-]{1,63}\.){1,6}[a-z]{2,20}(?::\d{1,5})?[/?#]/i.test(whole))
    return undefined
  const address = isWeb ? whole : `https://${whole}`
  return URL.canParse(address) ? new URL(address) : undefined
}

function readerOf({ hostname }: URL): Reader | undefined {
  const [, name] = /^([a-z]\w{3,31})\.t\.me$/.exec(hostname) ?? []
  if (name) return () => asUsername(name, ['telegram'])
  const hosts = [
    hostname,
    hostname.replace(/^(?:www|m|mobile|web|touch|mbasic|l|[a-z]{2}(?:-[a-z]{2})?)\./, ''),
  ]
  const host = hosts.find((candidate) => Object.hasOwn(sites, candidate))
  return host === undefined ? undefined : sites[host]
}

/** Decodes percent-encoding; a malformed text is returned as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // malformed, or not encoded
  }
}

const noPerson: Unreadable = { kind: 'unreadable', reason: 'no-person' }
const groupInvite: Unreadable = { kind: 'unreadable', reason: 'group-invite' }
const encrypted: Unreadable = { kind: 'unreadable', reason: 'encrypted' }

/** A phone number in a link, with or without `+`; a leading trunk zero means a national number. */
const phoneIn = (text: string | null | undefined, network: string) => {
  const digits = (text ?? '').trim().replace(/^00/, '+')
  if (isNoPhone(digits) || !/\d{6}/.test(digits.replace(/\D/g, ''))) return undefined
  return asPhone(/^\+|^0/.test(digits) ? digits : `+${digits}`, [network])
}

const userName = (text: string | null | undefined, network: string, shape: RegExp) => {
  const name = (text ?? '').replace(/^@/, '')
  return shape.test(name) ? asUsername(name, [network]) : undefined
}

const idIn = (id: string | null | undefined, network: string): Recognized | undefined =>
  id && /^\d{5,20}$/.test(id) ? person('id', id, [network]) : undefined

const whatsapp: Reader = ({ path, query }) => {
  const [first, ...more] = path
  if (first === 'message' || first === 'qr') return encrypted
  const isSend = first === 'send' || first === undefined
  if (more.length > 0 && !isSend) return noPerson
  return phoneIn(isSend ? query.get('phone') : first, 'whatsapp') ?? noPerson
}

// reserved path segments of t.me, which are not usernames
const telegramReserved =
  /^(?:joinchat|addlist|addstickers|addemoji|addtheme|setlanguage|confirmphone|invoice|giftcode|boost|login|share|proxy|socks|call|contact|iv|bg|msg|msg_url|folder|nft|privatepost|passport|premium_multigift|stars_topup|telegrampassport|auction|settings|resolve|giveaway|web|apps)$/i
const telegramName = /^[a-z](?!\w*__)\w{2,30}[a-z\d]$/i

const telegram: Reader = ({ path, query }) => {
  const [first = '', ...more] = path
  if (first === 'tg') return telegramApp(more[0] ?? '', query)
  if (first === 'joinchat' || /^\+\D/.test(first)) return groupInvite
  if (first.startsWith('+')) return phoneIn(first, 'telegram') ?? groupInvite
  // a profile has only a username in its path; more segments are a post, a token, a sticker set
  if (more.length > 0 || telegramReserved.test(first)) return noPerson
  return userName(first, 'telegram', telegramName) ?? noPerson
}

function telegramApp(action: string, query: URLSearchParams): Reading {
  if (action === 'join') return groupInvite
  if (action === 'user') return idIn(query.get('id'), 'telegram') ?? noPerson
  if (action === 'openmessage') return idIn(query.get('user_id'), 'telegram') ?? noPerson
  if (action !== 'resolve' || query.has('post')) return noPerson
  const named = userName(query.get('domain'), 'telegram', telegramName)
  return named ?? phoneIn(query.get('phone'), 'telegram') ?? noPerson
}

const signal: Reader = ({ fragment }) => {
  const [kind, value] = fragment.split('/')
  if (kind === 'eu') return encrypted
  return (kind === 'p' ? phoneIn(value, 'signal') : undefined) ?? noPerson
}

const matrix: Reader = ({ fragment }) => {
  const [, target = ''] = /^\/?([^/?]+)/.exec(fragment) ?? []
  const reading = target.startsWith('@') ? readIdentifier(target) : undefined
  return reading?.kind === 'person' && reading.identifier === 'id' ? reading : noPerson
}

/** Reads profile links `/name` and `/name/tab`; `reserved` segments are not usernames. */
const profiles =
  (network: string, shape: RegExp, tabs: RegExp, reserved: RegExp): Reader =>
  ({ path: [first = '', ...more] }) =>
    reserved.test(first) || (more.length > 0 && !tabs.test(more.join('/')))
      ? noPerson
      : (userName(first, network, shape) ?? noPerson)

const instagramName = /^@?[a-z\d_](?:[\w.]{0,28}[\w])?$/i
const instagramProfile = profiles(
  'instagramgo',
  instagramName,
  /^(?:reels|tagged|followers|following|saved|live|(?:p|reel)\/[\w-]+)$/,
  /^(?:p|s|_n|reel|reels|tv|explore|stories|accounts|direct|about|share|invites|channel|legal|popular|web|press|developer|developers|nametag|qr|session|oauth|graphql|api|challenge|directory|lite|download|emails|topics|create|your_activity|notifications|settings|privacy|terms|help|blog|jobs|threads)$/i,
)
const instagram: Reader = (link) => {
  const [first, second] = link.path
  if (first === '_u' || first === 'm')
    return userName(second, 'instagramgo', instagramName) ?? noPerson
  if (first === 'app')
    return userName(link.query.get('username'), 'instagramgo', instagramName) ?? noPerson
  return instagramProfile(link)
}

const twitterName = /^\w{1,15}$/
const twitterProfile = profiles(
  'twitter',
  twitterName,
  /^(?:status(?:es)?\/\d+(?:\/(?:photo|video)\/\d+)?|with_replies|media|likes|followers|following|verified_followers|highlights|articles|photo|header_photo|about|lists)$/,
  /^(?:home|i|search|explore|notifications|settings|hashtag|share|intent|compose|login|logout|signup|jobs|tos|privacy|about|messages|download|account|oauth|premium|communities|lists|bookmarks|follow_suggestions|who_to_follow|tweet|widgets|status|help|rules|security|welcome|invite)$/i,
)
const x: Reader = (link) => {
  const [first, second, third] = link.path
  if (first === 'intent') {
    const named = userName(link.query.get('screen_name'), 'twitter', twitterName)
    return named ?? idIn(link.query.get('user_id'), 'twitter') ?? noPerson
  }
  if (first === 'i' && second === 'user') return idIn(third, 'twitter') ?? noPerson
  if (first === 'messages') {
    const id = second === 'compose' ? link.query.get('recipient_id') : undefined
    return idIn(id, 'twitter') ?? noPerson
  }
  return twitterProfile(link)
}

const linkedin: Reader = ({ path: [first, second = ''] }) => {
  if (first !== 'in') return noPerson
  if (/^ACoAA[\w-]{34}$/.test(second)) return person('id', second, ['linkedin'])
  // an ID of another length is neither a user ID nor a username
  if (/^AC[ow]AA/.test(second)) return encrypted
  return userName(second, 'linkedin', /^[\p{L}\p{M}\p{N}_-]{3,100}$/u) ?? noPerson
}

const facebookProfile = profiles(
  'facebookgo',
  /^(?=.{5,50}$)[a-z\d]+(?:\.[a-z\d]+)*$/i,
  /^(?:about\w*|photos|photos_by|videos|friends|followers|following|reels|posts(?:\/\w+)?|likes|mentions)$/,
  /^(?:groups|events|watch|share|photos?|pages?|people|stories|story|messages|marketplace|sharer|login|hashtag|reels?|gaming|business|policies|privacy|settings|notifications|friends|bookmarks|public|directory|places|games|plugins|dialog|media|fundraisers|donate|saved|recover|legal|about|careers|videos|video|notes|help|terms|search|checkpoint|memories|offers|jobs|lite|mobile|composer|posts|permalink|community|events_manager|adsmanager|profile|hacked|reg|home|t)$|\.php$/i,
)
const facebookID = (id: string | null | undefined) => idIn(id, 'facebookgo')
const facebook: Reader = (link) => {
  const [first = '', second, third] = link.path
  if (first === 'profile.php' || (first === '' && link.query.has('id')))
    return facebookID(link.query.get('id')) ?? noPerson
  if (first === 'people' || first === 'p')
    return facebookID(third) ?? facebookID(/(?:^|-)(\d{8,20})$/.exec(second ?? '')?.[1]) ?? noPerson
  const thread = first === 'messages' ? third : first === 't' ? second : undefined
  if (thread) {
    // a group thread has its own ID
    const isPerson = /^(?:1000\d{11}|615[5-9]\d{10})$/.test(thread) || !/^\d+$/.test(thread)
    return isPerson ? facebook({ ...link, path: [thread] }) : noPerson
  }
  return facebookID(first) ?? facebookProfile(link)
}

const second =
  (step: string, reader: (value: string | undefined) => Reading | undefined): Reader =>
  ({ path }) =>
    (path[0] === step ? reader(path[1]) : undefined) ?? noPerson

/** The reader of each host, given without `www.`, `m.` or a language. */
const sites: Readonly<Record<string, Reader>> = {
  'wa.me': whatsapp,
  'api.whatsapp.com': whatsapp,
  'whatsapp.com': whatsapp,
  'chat.whatsapp.com': () => groupInvite,
  'wa.link': () => encrypted,
  't.me': telegram,
  'telegram.me': telegram,
  'telegram.dog': telegram,
  'signal.me': signal,
  'signal.group': () => groupInvite,
  'matrix.to': matrix,
  'instagram.com': instagram,
  'instagr.am': instagram,
  'ig.me': second('m', (name) => userName(name, 'instagramgo', instagramName)),
  'x.com': x,
  'twitter.com': x,
  'linkedin.com': linkedin,
  'facebook.com': facebook,
  'fb.com': facebook,
  'fb.me': () => encrypted,
  'messenger.com': facebook,
  'm.me': facebook,
  'discord.com': ({ path: [first, id] }) =>
    first === 'invite'
      ? groupInvite
      : ((first === 'users' ? idIn(id, 'discordgo') : undefined) ?? noPerson),
  'discordapp.com': second('users', (id) => idIn(id, 'discordgo')),
  'discord.gg': () => groupInvite,
  'bsky.app': second('profile', (name) =>
    name?.startsWith('did:')
      ? /^did:(?:plc|web):[\w.:-]{3,200}$/.test(name)
        ? person('id', name, ['bluesky'])
        : undefined
      : userName(name, 'bluesky', /^(?=.{3,253}$)[a-z\d-]+(?:\.[a-z\d-]+)+$/i),
  ),
}
