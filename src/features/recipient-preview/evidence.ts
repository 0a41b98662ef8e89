import type { NetworkRules } from '#beeper/network-rules.ts'
import {
  type Details,
  displayName,
  givenIdentifier,
  present,
} from '#beeper/recipient/contact-match.ts'
import type {
  Recipient,
  RecipientState,
  SharedChatCheck,
} from '#beeper/recipient/recipient-state.ts'
import type { User } from '#contract/contacts.ts'
import { ago } from '#ui/text/format.ts'

/** A fact about the recipient. Levels: 2 confirmed, 1 notice, 0 open, -2 blocking. */
export interface Evidence {
  level: 2 | 1 | 0 | -2
  /** Emphasized, before the text. */
  lead?: string
  text: string
}

/** What of the draft, beside the recipient, affects the result. */
export interface Intent {
  hasMessage: boolean
  allowInvite: boolean
}

/** Whether new chats can be started on a network; `true` if not known. */
export const canStartChats = (rules: NetworkRules | undefined) => rules?.lookups?.create_dm ?? true

export const onlyOpenChats = (network: string) =>
  `${network} can’t start new chats here – only open ones you already have.`

/** Whether a chat is shared, if known, and whom opening it notifies. */
export function chatEvidence(
  check: SharedChatCheck,
  rules: NetworkRules | undefined,
  { hasMessage, allowInvite }: Intent,
): Evidence[] {
  const network = rules?.name ?? 'This network'
  if (check.found?.chat) {
    const when = ago(check.found.chat.lastActivity)
    const facts = [when && `Last active ${when}.`, !hasMessage && 'Opening it notifies no one.']
    const chat: Evidence = {
      level: 2,
      lead: 'You already share a chat.',
      text: facts.filter(Boolean).join(' '),
    }
    return hasMessage
      ? [chat, { level: 1, text: 'Your first message is sent to that chat.' }]
      : [chat]
  }
  if (check.isChecking) return [{ level: 0, text: 'Looking for a chat with them…' }]
  if (check.hasFailed) {
    return [{ level: 1, text: 'Whether you already share a chat couldn’t be looked up.' }]
  }
  if (!check.found) return []
  if (!canStartChats(rules)) return [{ level: -2, text: onlyOpenChats(network) }]
  return [{ level: 1, lead: `First contact on ${network}.`, text: forecast() }]

  function forecast() {
    if (rules?.invites) {
      return allowInvite
        ? `${network} invites them, so they are notified.`
        : `${network} opens chats by an invite, which you have not allowed.`
    }
    return hasMessage
      ? 'Your first message will most likely notify them.'
      : 'They may get a notification.'
  }
}

const byWhat = {
  id: 'user ID',
  username: 'username',
  phoneNumber: 'phone number',
  email: 'email address',
  fullName: 'name',
} as const

/** How the person was found. */
export function matchEvidence(
  { found, how, match }: Extract<RecipientState, { kind: 'person' }>,
  { user, search, accountReason }: Pick<Recipient, 'user' | 'search' | 'accountReason'>,
  network: string,
): Evidence {
  const { contact, chat } = found
  if (how === 'chosen') {
    return { level: 2, text: `You picked ${displayName(contact)} from your contacts.` }
  }
  const kind = matchedBy(contact, user)
  const where = chat
    ? `in your ${network} chats`
    : search.isNetworkAsked
      ? `on ${network}`
      : `in your ${network} contacts`
  const isLatest = accountReason === 'proposed' && chat && (match?.contacts.length ?? 0) > 1
  const reason = isLatest ? ` You last wrote on ${network}.` : ''
  const number =
    kind === 'fullName' && contact.phoneNumber ? '; their number is the one you see' : ''
  return { level: 2, text: `Found ${where} by ${byWhat[kind]}${number}.${reason}` }
}

/**
 * After an exact match by name `user` has all details of the contact; otherwise only the typed one.
 */
function matchedBy(contact: User, user: Details): keyof typeof byWhat {
  const isWhole = (Object.keys(byWhat) as (keyof typeof byWhat)[]).every(
    (name) => (contact[name] ?? '') === user[name],
  )
  const given = givenIdentifier(present(user))
  return (isWhole && contact.fullName) || !given ? 'fullName' : given.kind
}
