import type { NewChat } from '#contract/new-chat.ts'

/** What a link says of the form. Whatever it does not name is absent. */
export interface FormLink {
  mode: 'start' | 'create'
  /** An account's ID, or the network of one. */
  account?: string
  /** A `tel:`-like address or anything else that says who. */
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
const longest = 500
const longestMessage = 10_000
const mostParticipants = 200
const longestLink = 50_000

const texts = ['account', 'uri', 'id', 'username', 'phone', 'email', 'name', 'title'] as const

/**
 * Reads `#start?…` or `#create?…`; `undefined` for any other fragment. Unknown names are left out,
 * what is too long is cut, and what cannot be seen is taken away: a link is written by anybody.
 */
export function readLink(fragment: string): FormLink | undefined {
  const [, mode, query = ''] = /^#\/?(start|create)\?(.*)$/s.exec(fragment) ?? []
  if (mode !== 'start' && mode !== 'create') return undefined
  const said = new URLSearchParams(query.slice(0, longestLink))
  const link: FormLink = { mode, participants: [] }
  for (const name of texts) {
    const text = plain(said.get(name), longest)
    if (text) link[name] = text
  }
  const type = said.get('type')
  if (type === 'single' || type === 'group') link.type = type
  if (said.has('invite')) link.invite = said.get('invite') !== '0'
  const message = plain(said.get('message'), longestMessage)
  if (message) link.message = message
  const ids = said.getAll('participant').map((id) => plain(id, longest))
  link.participants = [...new Set(ids.filter(Boolean))].slice(0, mostParticipants)
  return link
}

// joiners belong to letters and faces; line breaks and tabs to messages
const unseen = /(?!\u200c|\u200d|[\n\t])[\p{C}\u2028\u2029]/gu

const plain = (text: string | null, most: number) =>
  (text ?? '').slice(0, most).replace(unseen, '').trim()

/** The fragment that fills the form as it stands. The message is in it only if wanted. */
export function writeLink(payload: NewChat, { withMessage }: { withMessage: boolean }): string {
  const said = new URLSearchParams()
  const say = (name: string, text: string | undefined) => text && said.append(name, text)
  say('account', payload.accountID)
  if (payload.mode === 'start') {
    const { id, username, phoneNumber, email, fullName } = payload.user
    say('id', id)
    say('username', username)
    say('phone', phoneNumber)
    say('email', email)
    say('name', fullName)
    if (payload.allowInvite === false) said.append('invite', '0')
  } else {
    say('type', payload.type)
    for (const id of payload.participantIDs) say('participant', id)
    say('title', payload.title)
  }
  if (withMessage) say('message', payload.messageText)
  return `#${payload.mode ?? 'create'}?${said}`
}
