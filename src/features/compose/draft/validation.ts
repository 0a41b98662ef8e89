import { type NetworkRules, networkNameOf } from '#beeper/network-rules.ts'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { Recipient, RecipientState } from '#beeper/recipient/recipient-state.ts'
import { isNoPhone, keyed } from '#recognize/phone.ts'
import { formatNumber } from '#ui/text/format.ts'
import { bounded } from '#ui/text/text-limits.ts'
import { participantProblems, titleProblems } from '../people/participant-text.ts'
import { hasPlaceholder, placeholder } from '../snippets/placeholder.ts'
import { accountKey, isGiven, type WholeDraft } from './draft.ts'

/** Something to mend before a draft can be sent. */
export interface Problem {
  /** The `id` of the control that mends it, which is also its name in the form. */
  fieldID: string
  message: string
}

/** What of a recipient decides whether a draft can be sent. */
export interface ValidatedRecipient extends Pick<Recipient, 'state' | 'account' | 'rules'> {
  check: CheckBefore | undefined
}

/** Everything that is wrong with a draft, in the order of the form. */
export function draftProblems(
  draft: WholeDraft,
  recipient: ValidatedRecipient,
  mount: string,
): Problem[] {
  const hasChat = recipient.check?.chat !== undefined
  if (draft.mode === 'start') return startProblems(draft, recipient, hasChat)
  const key = recipient.account && accountKey(mount, recipient.account.accountID)
  return [
    ...participantProblems(draft, recipient.rules, key),
    ...(recipient.account || draft.participants.length === 0 ? [] : [noAccount]),
    ...(draft.participants.length > 0 ? titleProblems(draft, recipient.rules) : []),
    ...messageProblems(draft.messageText, recipient.rules, hasChat),
    ...placeholderProblems(draft),
  ]
}

function startProblems(
  draft: WholeDraft,
  { state, account, rules }: ValidatedRecipient,
  hasChat: boolean,
): Problem[] {
  return [
    ...whoProblems(draft, state, rules),
    ...(account || state.kind !== 'identifier' ? [] : [noAccount]),
    ...detailProblems(draft),
    ...messageProblems(draft.messageText, rules, hasChat),
    ...placeholderProblems(draft),
  ]
}

const noAccount: Problem = { fieldID: 'accountIDs', message: 'Choose an account.' }

/** Whatever is no one person yet is told by what it is, and mended where it was typed. */
function whoProblems(
  draft: WholeDraft,
  state: RecipientState,
  rules: NetworkRules | undefined,
): Problem[] {
  const message = whoProblem(state, rules)
  if (!message) return []
  const isTyped = draft.who.trim() !== '' || !isGiven(draft.user)
  return [{ fieldID: isTyped ? 'who' : 'user.phoneNumber', message }]
}

function whoProblem(state: RecipientState, rules: NetworkRules | undefined): string | undefined {
  switch (state.kind) {
    case 'empty':
      return `Who do you want to reach? Type a name${fieldsOf(rules)}.`
    case 'several':
      return state.isExact || state.matches.length > 1
        ? `Which ${shortName(state.query)} do you mean?`
        : `Do you mean ${state.matches[0]?.name}?`
    case 'no-match':
      return `No match for “${bounded(state.query, 60)}” in ${accountsText(state.accounts)}. Add${fieldsOf(rules, 'or')}.`
    case 'searching':
      return `Still searching for “${bounded(state.query, 60)}”. Try again in a moment.`
    case 'unsupported':
      return unsupportedText(state)
    case 'needs-country':
      return `Which country is ${state.typed} from? Choose it, or start the number with + and the country code.`
    case 'conflict':
      return `Do you mean ${state.who} or ${state.details}? The field and the details name two people.`
    case 'other-network':
      return 'This link belongs to another network. Choose an account there.'
    case 'unreadable':
      return 'That isn’t a person. Type a name, a number, an email or a username.'
    case 'list':
      return 'These are several people. Create a group, or choose one of them.'
    case 'self':
      return 'That’s you on this account.'
    // an account that is not connected may be by now, and whoever cannot be messaged may be: the
    // server's refusal is the truth
    case 'not-connected':
    case 'cannot-message':
    case 'person':
    case 'identifier':
      return undefined
  }
}

const shortName = (query: string) => {
  const text = bounded(query, 40)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const accountsText = (count: number) =>
  count === 1 ? 'this account' : `${formatNumber(count)} accounts`

const kindNames = {
  phoneNumber: 'phone numbers',
  email: 'email addresses',
  username: 'usernames',
  id: 'user IDs',
} as const

function unsupportedText({ given, account, others }: RecipientState & { kind: 'unsupported' }) {
  const name = account && networkNameOf(account)
  const kinds = kindNames[given.kind]
  const names = [...new Set(others.map(networkNameOf))].slice(0, 3)
  const advice = names.length > 0 ? ` Try ${orList(names)}.` : ''
  return name
    ? `${name} can’t look up ${kinds}.${advice}`
    : `None of your accounts can look up ${kinds}.`
}

function orList(names: readonly string[]): string {
  const [last, ...before] = names.toReversed()
  return before.length > 0 ? `${before.toReversed().join(', ')} or ${last}` : (last ?? '')
}

/** The ways to say who it is that the network really uses. */
function fieldsOf(rules: NetworkRules | undefined, joint = ','): string {
  const lookups = rules?.lookups
  const uses = [
    (!lookups || lookups.lookup_phone || lookups.any_phone) && 'a number',
    (!lookups || lookups.lookup_email) && 'an email',
    (!lookups || lookups.lookup_username) && 'a username',
  ].filter((name) => name !== false)
  const names = uses.length > 0 ? uses : ['a user ID']
  return joint === ',' ? `, ${orList(names)}` : ` ${orList(names)}`
}

/** What is wrong with a detail that was typed by hand, whoever it may belong to. */
export function detailProblems({ user }: Pick<WholeDraft, 'user'>): Problem[] {
  const phone = user.phoneNumber.trim()
  const email = user.email.trim()
  return [
    ...(phone && isNoPhone(keyed(phone))
      ? [{ fieldID: 'user.phoneNumber', message: phoneText }]
      : []),
    ...(email && !/^\S+@\S+\.\S+$/.test(email)
      ? [{ fieldID: 'user.email', message: 'This email address is incomplete.' }]
      : []),
  ]
}

const phoneText = 'That isn’t a phone number. Write it like +49 170 1234567, without an extension.'

/** A name that was never filled in is not for the eyes of whoever it was meant for. */
const placeholderProblems = ({ messageText }: Pick<WholeDraft, 'messageText'>): Problem[] =>
  hasPlaceholder(messageText)
    ? [
        {
          fieldID: 'messageText',
          message: `The message still says ${placeholder}. Write a name there, or take it out.`,
        },
      ]
    : []

/** Code points, which is what networks count; a combined emoji is several. */
export const charactersIn = (text: string) => [...text].length

/** What a network has against a message. One that a new chat needs is needed for new chats only. */
export function messageProblems(
  text: string,
  rules: NetworkRules | undefined,
  hasChat: boolean,
): Problem[] {
  const fieldID = 'messageText'
  if (rules?.messageRequired && !hasChat && !text.trim()) {
    return [{ fieldID, message: `${rules.name} needs a first message to open a new chat.` }]
  }
  const max = rules?.maxTextLength
  if (max === undefined || charactersIn(text.trim()) <= max) return []
  const message = `This message is too long for ${rules?.name}: at most ${formatNumber(max)} characters.`
  return [{ fieldID, message }]
}
