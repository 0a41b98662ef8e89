import { networkNameOf } from '#beeper/network-rules.ts'
import {
  displayName,
  type GivenIdentifier,
  givenIdentifier,
  present,
} from '#beeper/recipient/contact-match.ts'
import type { Recipient, RecipientState } from '#beeper/recipient/recipient-state.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { networkFacts } from '#contract/networks.ts'
import { unreadableTexts } from '#recognize/plain-text.ts'
import type { UnknownGlyph } from '#ui/faces/unknown-face.tsx'
import {
  canStartChats,
  chatEvidence,
  type Evidence,
  type Intent,
  matchEvidence,
  onlyOpenChats,
} from './evidence.ts'

/** The texts of the preview for one state; the strip on phones shortens them. */
export interface PreviewText {
  /** The contact, whose face is shown. */
  person?: User
  /** Shown instead of a face while the person is unknown. */
  glyph: UnknownGlyph
  /** A name, a formatted identifier, or what was typed; empty while nothing is given. */
  heading: string
  /** Below the heading, after the network. */
  about?: string
  /** The account whose network is shown. */
  account?: Account | undefined
  lines: readonly Evidence[]
}

interface TextOptions extends Intent {
  /** Formats a phone number; any other text is returned as it is. */
  spell(identifier: string): string
  /** Why the network refused this person; replaces what was expected before. */
  refusal?: string | undefined
}

type StateOf<Kind extends RecipientState['kind']> = Extract<RecipientState, { kind: Kind }>

export function previewText(recipient: Recipient, options: TextOptions): PreviewText {
  const { state, account } = recipient
  const { spell } = options
  switch (state.kind) {
    case 'empty':
      return unknown('', [
        open('Type a name, number or link. You’ll see who it is before anything is sent.'),
      ])
    case 'searching':
      return unknown(quoted(state.query), [open(searchingText(recipient)), ...failures(recipient)])
    case 'person':
      return {
        ...personText(state.found.contact, state.found.account, spell),
        lines: personLines(state, recipient, options),
      }
    case 'cannot-message': {
      const { contact, account: on } = state.found
      const text = `${displayName(contact)} can’t be messaged on ${networkNameOf(on)}.`
      return { ...personText(contact, on, spell), lines: [{ level: -2, text }] }
    }
    case 'self':
      return {
        ...personText(state.account.user, state.account, spell),
        lines: [{ level: 1, text: 'That’s you on this account.' }],
      }
    case 'several':
      return severalText(state, recipient, spell)
    case 'identifier':
      return identifierText(state, recipient, options)
    case 'unsupported':
      return { ...givenText(state.given, state.account, spell), lines: [unsupportedLine(state)] }
    case 'needs-country':
      return {
        ...unknown(state.typed, [
          { level: 1, lead: `Which country is ${state.typed} from?`, text: countryText },
        ]),
        glyph: 'phone',
      }
    case 'no-match':
      return unknown(
        quoted(state.query),
        [...noMatchLines(state, recipient), ...failures(recipient)],
        account,
      )
    case 'not-connected': {
      const given = givenIdentifier(present(recipient.user))
      const network = networkNameOf(state.account)
      const line: Evidence = {
        level: -2,
        lead: `${network} isn’t connected, so it can’t look anyone up.`,
        text: 'Reconnect it in Beeper, or choose another account.',
      }
      return given
        ? { ...givenText(given, state.account, spell), lines: [line] }
        : unknown(quoted(recipient.user.fullName), [line], state.account)
    }
    case 'other-network':
      return otherNetworkText(state, recipient, spell)
    case 'conflict':
      return unknown('Who do you mean?', [
        {
          level: -2,
          text: `${spell(state.who)} and ${spell(state.details)} are two different people.`,
        },
      ])
    case 'unreadable':
      return unknown('No one to reach yet', [
        { level: 1, text: unreadableTexts[state.reason].sentence },
      ])
    case 'list':
      return listText(state, spell)
  }
}

const unknown = (
  heading: string,
  lines: readonly Evidence[],
  account?: Account | undefined,
): PreviewText => ({ glyph: 'question', heading, account, lines })

const open = (text: string): Evidence => ({ level: 0, text })
const quoted = (text: string) => `“${text.trim()}”`
const countryText = 'Choose it in the form, or write the number with its country code.'

function personText(contact: User, account: Account, spell: TextOptions['spell']) {
  const name = displayName(contact)
  const { phoneNumber, username, email } = contact
  const known = phoneNumber ?? (username && handle(username)) ?? email
  const about = known === undefined || known === name ? undefined : spell(known)
  return {
    person: contact,
    glyph: 'question' as const,
    heading: contact.fullName ? name : spell(name),
    account,
    ...(about !== undefined && about !== spell(name) && { about }),
  }
}

const handle = (username: string) => (username.startsWith('@') ? username : `@${username}`)

function personLines(
  state: StateOf<'person'>,
  recipient: Recipient,
  options: TextOptions,
): Evidence[] {
  const match = matchEvidence(state, recipient, networkNameOf(state.found.account))
  if (options.refusal !== undefined) return [{ level: -2, text: options.refusal }, match]
  return [...chatEvidence(recipient.check, recipient.rules, options), match]
}

const kinds = {
  id: 'User ID',
  username: 'Username',
  phoneNumber: 'Phone number',
  email: 'Email',
} as const

const glyphs = {
  id: 'question',
  username: 'at',
  phoneNumber: 'phone',
  email: 'at',
} as const satisfies Record<GivenIdentifier['kind'], UnknownGlyph>

function givenText(
  { kind, value }: GivenIdentifier,
  account: Account | undefined,
  spell: TextOptions['spell'],
) {
  const heading = kind === 'username' ? handle(value) : spell(value)
  return { glyph: glyphs[kind], heading, about: kinds[kind], account }
}

function identifierText(
  state: StateOf<'identifier'>,
  recipient: Recipient,
  options: TextOptions,
): PreviewText {
  const { given, account } = state
  const text = givenText(given, account, options.spell)
  if (options.refusal !== undefined) {
    return { ...text, lines: [{ level: -2, text: options.refusal }] }
  }
  if (state.lookup === 'pending') {
    return { ...text, lines: [open(searchingText(recipient)), ...failures(recipient)] }
  }
  if (!account) return { ...text, lines: [{ level: 1, text: 'Choose the account it belongs to.' }] }
  const network = networkNameOf(account)
  const isShared = recipient.check.found?.chat !== undefined
  if (!isShared && !canStartChats(recipient.rules)) {
    return { ...text, lines: [{ level: -2, text: onlyOpenChats(network) }] }
  }
  const { search } = recipient
  const hasFailed = search.failed.some(({ accountID }) => accountID === account.accountID)
  const searched = !isShared && !hasFailed && search.accounts > 0 ? 'Not in your contacts. ' : ''
  const lookup = {
    'on-start': `${network} is asked when you press Start.`,
    'any-accepted': `${network} takes any number, and can’t say whether anyone uses it.`,
    'as-is': `${network} takes this ID as it is when you press Start.`,
  }[state.lookup]
  return {
    ...text,
    lines: [
      ...(isShared ? chatEvidence(recipient.check, recipient.rules, options) : []),
      open(`${searched}${lookup}`),
      ...failures(recipient),
    ],
  }
}

function severalText(
  { query, matches, isExact }: StateOf<'several'>,
  recipient: Recipient,
  spell: TextOptions['spell'],
): PreviewText {
  const { search, account } = recipient
  const isName = givenIdentifier(present(recipient.user)) === undefined
  const count = matches.length
  const heading = isExact
    ? isName
      ? `Which ${query} do you mean?`
      : `${count} people have ${spell(query)}`
    : `${count} ${count === 1 ? 'match' : 'matches'} for ${quoted(query)}`
  const ask = !isExact && count === 1 ? 'Is this who you mean?' : 'Choose who you mean.'
  const lines = [open(search.isSearching ? searchingText(recipient) : ask), ...failures(recipient)]
  return { glyph: 'question', heading, account, lines }
}

const lookedUp = {
  id: 'user IDs',
  username: 'usernames',
  phoneNumber: 'phone numbers',
  email: 'email addresses',
} as const

/** "WhatsApp can't look up email addresses. Try iMessage or Slack." */
function unsupportedLine({ given, account, others }: StateOf<'unsupported'>): Evidence {
  const what = lookedUp[given.kind]
  const networks = [...new Set(others.map(networkNameOf))]
  if (!account) return { level: -2, text: `None of your accounts can look up ${what}.` }
  const lead = `${networkNameOf(account)} can’t look up ${what}.`
  if (networks.length === 0) {
    return { level: -2, lead, text: 'None of your other accounts can, either.' }
  }
  const named = networks.length > 3 ? [...networks.slice(0, 2), 'another account'] : networks
  return { level: -2, lead, text: `Try ${anyOf.format(named)}.` }
}

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const allOf = new Intl.ListFormat('en-GB')

function noMatchLines({ query, accounts }: StateOf<'no-match'>, recipient: Recipient): Evidence[] {
  const { account, rules } = recipient
  if (accounts === 0)
    return [{ level: -2, text: 'No account is connected, so no one can be found.' }]
  const where = account
    ? `in ${networkNameOf(account)}`
    : `in ${accounts} ${accounts === 1 ? 'account' : 'accounts'}`
  const lead = `No match for ${quoted(query)} ${where}.`
  if (account && !canStartChats(rules)) {
    return [{ level: 0, lead, text: onlyOpenChats(networkNameOf(account)) }]
  }
  const lookups = account && rules?.lookups
  const fields = lookups
    ? [
        ...(lookups.lookup_phone || lookups.any_phone ? ['a number'] : []),
        ...(lookups.lookup_email ? ['an email'] : []),
        ...(lookups.lookup_username ? ['a handle'] : []),
      ]
    : ['a number', 'an email', 'a handle']
  const advice = fields.length > 0 ? `Add ${anyOf.format(fields)}.` : 'Try another spelling.'
  return [{ level: 0, lead, text: advice }]
}

function otherNetworkText(
  { network, account }: StateOf<'other-network'>,
  { user }: Recipient,
  spell: TextOptions['spell'],
): PreviewText {
  const name = networkFacts(network)?.name ?? network
  const given = givenIdentifier(present(user))
  const line: Evidence = account
    ? { level: -2, text: `This belongs to ${name}, and ${networkNameOf(account)} is chosen.` }
    : { level: -2, text: `This belongs to ${name}, which none of your accounts is on.` }
  return given ? { ...givenText(given, undefined, spell), lines: [line] } : unknown(name, [line])
}

function listText({ people }: StateOf<'list'>, spell: TextOptions['spell']): PreviewText {
  const names = people.slice(0, 3).map(({ name, text }) => name ?? spell(text))
  const more = people.length - names.length
  return {
    glyph: 'question',
    heading: `${people.length} people`,
    lines: [
      open(allOf.format(more > 0 ? [...names, `${more} more`] : names)),
      { level: 1, text: '“Message someone” takes one person; “Create a chat” takes them all.' },
    ],
  }
}

/** Names the accounts that are searched now. */
function searchingText({ search, account }: Recipient): string {
  if (account && search.accounts <= 1) return `Searching ${networkNameOf(account)}…`
  return `Searching ${search.accounts} ${search.accounts === 1 ? 'account' : 'accounts'}…`
}

/** The accounts that could not be searched, in addition to the other lines. */
function failures({ search: { failed } }: Recipient): Evidence[] {
  if (failed.length === 0) return []
  const networks = [...new Set(failed.map(networkNameOf))]
  const named = networks.length > 3 ? `${failed.length} accounts` : allOf.format(networks)
  return [{ level: 1, text: `${named} couldn’t be searched.` }]
}

/**
 * The texts in one line: recipient, network and the main fact. `undefined` while nothing is given.
 */
export function briefText(
  { heading, account, lines, person }: PreviewText,
  { state, check }: Recipient,
) {
  if (state.kind === 'empty') return undefined
  const network = account && networkNameOf(account)
  const [first] = lines
  const fact =
    person && state.kind === 'person' && first?.level !== -2
      ? check.found && (check.found.chat ? 'you share a chat' : 'first contact')
      : first && [first.lead, first.text].filter(Boolean).join(' ')
  return { heading, rest: [network, fact].filter(Boolean).join(' · ') }
}
