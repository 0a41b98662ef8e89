import type { NewChat } from '#contract/new-chat.ts'

/** The values of a link. Those it does not contain are absent. */
export interface FormLink {
  mode: 'start' | 'create'
  /** An account's ID, or the network of one. */
  account?: string
  /** An address such as `tel:…`, or any other text for the recipient field. */
  uri?: string
  id?: string
  username?: string
  phone?: string
  email?: string
  name?: string
  /** Whether an invite is allowed. */
  invite?: boolean
  type?: 'single' | 'group'
  participants: string[]
  title?: string
  message?: string
}

// longer than any name, address or title; a message may be longer
const maxLength = 500
const maxMessageLength = 10_000
const maxParticipants = 200
const maxLinkLength = 50_000

const texts = ['account', 'uri', 'id', 'username', 'phone', 'email', 'name', 'title'] as const

/**
 * Reads `#start?…` or `#create?…`; `undefined` for any other fragment. Links are untrusted: unknown
 * names are ignored, long values truncated, and invisible characters removed.
 */
export function readLink(fragment: string): FormLink | undefined {
  const [, mode, query = ''] = /^#\/?(start|create)\?(.*)$/s.exec(fragment) ?? []
  if (mode !== 'start' && mode !== 'create') return undefined
  const params = new URLSearchParams(query.slice(0, maxLinkLength))
  const own = readOwnAddress(params.get('uri'))
  if (own) return own
  const link: FormLink = { mode, participants: [] }
  for (const name of texts) {
    const text = plain(params.get(name), maxLength)
    if (text) link[name] = text
  }
  const type = params.get('type')
  if (type === 'single' || type === 'group') link.type = type
  if (params.has('invite')) link.invite = params.get('invite') !== '0'
  // `text` is the name in the links of most apps
  const message = plain(params.get('message') ?? params.get('text'), maxMessageLength)
  if (message) link.message = message
  const ids = params.getAll('participant').map((id) => plain(id, maxLength))
  link.participants = [...new Set(ids.filter(Boolean))].slice(0, maxParticipants)
  return link
}

const ownScheme = /^web\+overture:(?:\/\/)?/i

/**
 * Reads an address with Overture's own scheme: `web+overture:start?phone=…` is a link to the form,
 * anything else after the colon is a text for the recipient field.
 */
function readOwnAddress(uri: string | null): FormLink | undefined {
  if (!uri || !ownScheme.test(uri)) return undefined
  const rest = uri.replace(ownScheme, '').slice(0, maxLinkLength)
  const [, mode, query = ''] = /^(start|create)\/?\?(.*)$/is.exec(rest) ?? []
  // removes nested addresses of this scheme
  if (mode)
    return readLink(`#${mode.toLowerCase()}?${query.replace(/web(?:\+|%2b)overture/gi, '')}`)
  const text = plain(decoded(rest), maxLength)
  return { mode: 'start', participants: [], ...(text && { uri: text }) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // not URI encoded
  }
}

// invisible characters, except joiners in scripts and emoji, and line breaks and tabs in messages
const invisible = /(?!\u200c|\u200d|[\n\t])[\p{C}\u2028\u2029]/gu

const plain = (text: string | null, max: number) =>
  (text ?? '').slice(0, max).replace(invisible, '').trim()

/** The fragment that fills the form with a payload. */
export function writeLink(payload: NewChat, { withMessage }: { withMessage: boolean }): string {
  const params = new URLSearchParams()
  const add = (name: string, text: string | undefined) => text && params.append(name, text)
  add('account', payload.accountID)
  if (payload.mode === 'start') {
    const { id, username, phoneNumber, email, fullName } = payload.user
    add('id', id)
    add('username', username)
    add('phone', phoneNumber)
    add('email', email)
    add('name', fullName)
    if (payload.allowInvite === false) params.append('invite', '0')
  } else {
    add('type', payload.type)
    for (const id of payload.participantIDs) add('participant', id)
    add('title', payload.title)
  }
  if (withMessage) add('message', payload.messageText)
  return `#${payload.mode ?? 'create'}?${params}`
}
