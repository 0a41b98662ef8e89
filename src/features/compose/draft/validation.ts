import { type NetworkRules, networkNameOf } from '#beeper/network-rules.ts'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { Recipient, RecipientState } from '#beeper/recipient/recipient-state.ts'
import { isNoPhone, keyed } from '#recognize/phone.ts'
import { formatNumber } from '#ui/text/format.ts'
import { bounded } from '#ui/text/text-limits.ts'
import { participantProblems, titleProblems } from '../people/participant-text.ts'
import { hasPlaceholder, placeholder } from '../snippets/placeholder.ts'
import { accountKey, isGiven, type WholeDraft } from './draft.ts'

/** Something to fix before a draft can be sent. */
export interface Problem {
  /** The `id` of the control that fixes it, which is also its name in the form. */
  fieldID: string
  message: string
}

/** The part of a recipient that validation needs. */
export interface ValidatedRecipient extends Pick<Recipient, 'state' | 'account' | 'rules'> {
  check: CheckBefore | undefined
}

/** All problems of a draft, in the order of the form. */
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

/** Why the recipient is not one person yet, reported at the field where it was typed. */
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
    // connection and messageability may have changed since they were read: the server decides
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

/** The identifiers that the network looks up, as a list for a sentence. */
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

/** Problems of the format of details that were typed by hand. */
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

/** A message with an unfilled name placeholder must not reach the recipient. */
const placeholderProblems = ({ messageText }: Pick<WholeDraft, 'messageText'>): Problem[] =>
  hasPlaceholder(messageText)
    ? [
        {
          fieldID: 'messageText',
          message: `The message still says ${placeholder}. Write a name there, or remove it.`,
        },
      ]
    : []

/** Code points, which is what networks count; a combined emoji is several. */
export const charactersIn = (text: string) => [...text].length

/** Problems of a message on a network. A required message is required for new chats only. */
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
