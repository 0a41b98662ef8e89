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
  /** The running request, shown instead of the evidence. */
  sending: Sending | undefined
  /** Why the network refused this person; the card never contradicts it. */
  refusal?: string | undefined
  /** Formats a phone number; any other text is returned as it is. */
  spell(identifier: string): string
  onPick(contact: User, accountID: string): void
  onTryNumber(number: string): void
  onChooseAccount(accountID: string): void
  onResolveConflict(keep: 'who' | 'details'): void
}

/** The region *Who you'll reach*, for the same state that list, chip and button show. */
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

/** The contacts of the person that the search has merged, one for each account. */
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

/** The identifier to check on other accounts; `undefined` while the recipient is uncertain. */
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
 * The recipient in one line above the button, because on phones the preview is below the form. It
 * is not announced, because the preview is. Keeps its height while it is empty, so that the button
 * stays where it is while a name is typed.
 */
export function RecipientStrip({ recipient, ...options }: RecipientStripProps) {
  const brief = briefText(previewText(recipient, options), recipient)
  const rest = brief?.rest ? ` · ${brief.rest}` : ''
  return (
    <p
      title={brief && brief.heading + rest}
      className="mb-2 min-h-[1lh] truncate text-ink-2 text-small min-[720px]:hidden"
    >
      {/* isolated, so that a right-to-left name does not reorder the rest */}
      {brief && <bdi>{brief.heading}</bdi>}
      {rest}
    </p>
  )
}
