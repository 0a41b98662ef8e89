import type { AccountContact, GivenIdentifier } from '#beeper/recipient/contact-match.ts'
import type { Recipient } from '#beeper/recipient/recipient-state.ts'
import type { User } from '#contract/contacts.ts'
import { portableIn } from './check-result.ts'
import { Choices } from './choices.tsx'
import { OtherAccounts } from './other-accounts.tsx'
import {
  EvidenceList,
  PreviewCard,
  PreviewHead,
  type Sending,
  SendingLine,
} from './preview-card.tsx'
import { briefText, previewText } from './preview-text.ts'

interface RecipientPreviewProps {
  recipient: Recipient
  hasMessage: boolean
  allowInvite: boolean
  /** A request is under way: a progress line on the card, and its text. */
  sending: Sending | undefined
  /** What the network said of this very person when it was asked; the card never contradicts it. */
  refusal?: string | undefined
  /** Spells a phone number for people; anything else stays as it is. */
  spell(identifier: string): string
  onPick(contact: User, accountID: string): void
  onTryNumber(number: string): void
  onChooseAccount(accountID: string): void
  onSettleConflict(keep: 'who' | 'details'): void
}

/** The region *Who you'll reach*: draws the one state that list, chip and button show, too. */
export function RecipientPreview(props: RecipientPreviewProps) {
  const { recipient, sending, spell, onPick } = props
  const { state } = recipient
  const text = previewText(recipient, props)
  const person =
    state.kind === 'person' || state.kind === 'cannot-message' ? state.found : undefined
  const account = recipient.account ?? text.account
  return (
    <PreviewCard sending={sending}>
      <PreviewHead text={text} />
      {sending ? (
        <SendingLine sending={sending} />
      ) : (
        <>
          <EvidenceList evidence={text.lines} />
          <Choices {...props} />
          <OtherAccounts
            contacts={person ? contactsOf(recipient, person) : []}
            given={checkable(recipient)}
            account={account}
            spell={spell}
            onPick={onPick}
          />
        </>
      )}
    </PreviewCard>
  )
}

/** The person as each account knows them, as far as the search joined them; one contact each. */
function contactsOf({ state, search }: Recipient, found: AccountContact) {
  const isFound = ({ account, contact }: AccountContact) =>
    account.accountID === found.account.accountID && contact.id === found.contact.id
  const match =
    (state.kind === 'person' ? state.match : undefined) ??
    search.matches.find(({ contacts }) => contacts.some(isFound))
  const contacts = match?.contacts ?? []
  return contacts.filter(
    (one, index) =>
      isFound(one) ||
      (one.account.accountID !== found.account.accountID &&
        contacts.findIndex((it) => it.account.accountID === one.account.accountID) === index),
  )
}

/** What all other accounts may be asked for: nothing while it is not settled who is meant. */
function checkable({ state, user }: Recipient): GivenIdentifier | undefined {
  switch (state.kind) {
    case 'person':
    case 'cannot-message':
      return portableIn(user, state.found.contact)
    case 'identifier':
      return state.lookup === 'pending' ? undefined : portableIn(user)
    case 'unsupported':
    case 'not-connected':
      return portableIn(user)
    default:
      return undefined
  }
}

interface RecipientStripProps {
  recipient: Recipient
  hasMessage: boolean
  allowInvite: boolean
  refusal?: string | undefined
  spell(identifier: string): string
}

/**
 * Who will be reached, in one line above the button: on phones the preview stands below the whole
 * form. Not read out by itself, because the preview is. Keeps its height while it is empty, so that
 * the button stays where it is while a name is typed.
 */
export function RecipientStrip({ recipient, ...wanted }: RecipientStripProps) {
  const brief = briefText(previewText(recipient, wanted), recipient)
  const rest = brief?.rest ? ` · ${brief.rest}` : ''
  return (
    <p
      title={brief && brief.heading + rest}
      className="mb-2 min-h-[1lh] truncate text-ink-2 text-small min-[720px]:hidden"
    >
      {/* a name that is read from the right turns itself around, and nothing behind it */}
      {brief && <bdi>{brief.heading}</bdi>}
      {rest}
    </p>
  )
}
