import type { ReactNode } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import {
  type AccountContact,
  displayName,
  identifierOf,
  type PersonMatch,
} from '#beeper/recipient/contact-match.ts'
import type { Recipient } from '#beeper/recipient/recipient-state.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { Button } from '#ui/button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'

interface ChoicesProps {
  recipient: Recipient
  spell(identifier: string): string
  onPick(contact: User, accountID: string): void
  onTryNumber(number: string): void
  onChooseAccount(accountID: string): void
  onResolveConflict(keep: 'who' | 'details'): void
}

/** The actions that resolve a state without one recipient. */
export function Choices({ recipient, spell, ...on }: ChoicesProps) {
  const { state } = recipient
  switch (state.kind) {
    case 'several':
      return <MatchRows matches={state.matches} spell={spell} onPick={on.onPick} />
    case 'unsupported':
      return <AccountButtons accounts={state.others} spell={spell} onChoose={on.onChooseAccount} />
    case 'other-network':
      return <AccountsOf network={state.network} spell={spell} onChoose={on.onChooseAccount} />
    case 'conflict':
      return (
        <ButtonRow>
          <Button variant="outline" onClick={() => on.onResolveConflict('who')}>
            Use {spell(state.who)}
          </Button>
          <Button variant="outline" onClick={() => on.onResolveConflict('details')}>
            Use {spell(state.details)}
          </Button>
        </ButtonRow>
      )
    case 'identifier': {
      const isKnown = state.lookup === 'pending' || state.given.kind !== 'phoneNumber'
      const other = isKnown ? undefined : otherNumber(state.given.value)
      return other ? (
        <ButtonRow>
          <Button variant="outline" onClick={() => on.onTryNumber(other)}>
            Try {spell(other)}, the other spelling
          </Button>
        </ButtonRow>
      ) : null
    }
    default:
      return null
  }
}

const ButtonRow = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap gap-2 px-[26px] pb-[22px]">{children}</div>
)

const rowsShown = 5

/** The possible recipients as buttons. */
function MatchRows({
  matches,
  spell,
  onPick,
}: { matches: readonly PersonMatch[] } & Pick<ChoicesProps, 'spell' | 'onPick'>) {
  const more = matches.length - rowsShown
  return (
    <>
      <ul aria-label="Who do you mean?" className="-mt-3 grid gap-0.5 px-3.5 pb-3">
        {matches.slice(0, rowsShown).flatMap(({ key, name, contacts }) => {
          const [first] = contacts
          if (!first) return []
          const { account, contact } = first
          return (
            <li key={key}>
              <button
                type="button"
                onClick={() => onPick(contact, account.accountID)}
                className="flex w-full min-w-0 items-center gap-3 rounded-inner border border-transparent px-3 py-1.5 text-start hover:bg-sunken"
              >
                <Avatar name={name} id={contact.id} size="small" imgURL={contact.imgURL} />
                <span className="me-auto min-w-0">
                  <span className="flex">
                    <bdi className="truncate font-medium">{name}</bdi>
                  </span>
                  <span className="block truncate text-ink-3 text-note">
                    {aboutOf(first, spell)}
                  </span>
                </span>
                <NetworkMarks contacts={contacts} />
              </button>
            </li>
          )
        })}
      </ul>
      {more > 0 && (
        <p className="-mt-1 px-[26px] pb-[22px] text-ink-3 text-note">
          and {more} more; keep typing to narrow them down
        </p>
      )}
    </>
  )
}

const aboutOf = ({ contact, chat }: AccountContact, spell: ChoicesProps['spell']) =>
  [
    identifierOf(contact) !== displayName(contact) && spell(identifierOf(contact)),
    contact.cannotMessage ? 'can’t be messaged' : chat && 'you share a chat',
  ]
    .filter(Boolean)
    .join(' · ')

/** The networks of a person as marks, with names for screen readers. */
function NetworkMarks({ contacts }: { contacts: readonly AccountContact[] }) {
  const accounts = contacts.map(({ account }) => account)
  const names = [...new Set(accounts.map(networkNameOf))].join(', ')
  return (
    <span className="flex flex-none gap-1" title={names}>
      <span className="sr-only">{names}</span>
      {accounts.slice(0, 4).map((account) => (
        <NetworkMark key={account.accountID} type={networkTypeOf(account)} size="small" />
      ))}
    </span>
  )
}

interface AccountButtonsProps {
  accounts: readonly Account[]
  spell(identifier: string): string
  onChoose(accountID: string): void
}

function AccountButtons({ accounts, spell, onChoose }: AccountButtonsProps) {
  if (accounts.length === 0) return null
  return (
    <ButtonRow>
      {accounts.map((account) => (
        <Button
          key={account.accountID}
          variant="outline"
          onClick={() => onChoose(account.accountID)}
        >
          <NetworkMark type={networkTypeOf(account)} size="small" />
          Use {accountLabel(account, accounts, spell)}
        </Button>
      ))}
    </ButtonRow>
  )
}

/** The accounts of the network that a link belongs to. */
function AccountsOf({
  network,
  ...rest
}: { network: string } & Omit<AccountButtonsProps, 'accounts'>) {
  const accounts = useAccounts(useBeeper()).data ?? []
  const own = accounts.filter((account) => networkTypeOf(account) === network)
  return <AccountButtons accounts={own} {...rest} />
}

/** The network's name, with the account's identifier if there are several on that network. */
export function accountLabel(
  account: Account,
  among: readonly Account[],
  spell: (identifier: string) => string,
): string {
  const name = networkNameOf(account)
  const isOnly = among.every(
    (other) => other.accountID === account.accountID || networkNameOf(other) !== name,
  )
  return isOnly ? name : `${name} · ${spell(identifierOf(account.user))}`
}

/** Patterns of numbers, and their replacement in the other form. */
const rules: readonly (readonly [RegExp, string])[] = [
  // Mexico: the 1 before mobile numbers was dropped in 2019
  [/^\+521(\d{10})$/, '+52$1'],
  [/^\+52(\d{10})$/, '+521$1'],
  // Argentina: a 9 marks mobile numbers when they are called from abroad
  [/^\+549(\d{10})$/, '+54$1'],
  [/^\+54(\d{10})$/, '+549$1'],
  // Brazil: mobile numbers got a 9 in front, the last of them in 2016
  [/^\+55(\d{2})9([6-9]\d{7})$/, '+55$1$2'],
  [/^\+55(?<area>\d{2})(?<rest>[6-9]\d{7})$/, '+55$<area>9$<rest>'],
]

/**
 * The other form of an E.164 number in countries that changed their numbering, where networks may
 * list people by either form; `undefined` elsewhere.
 */
export function otherNumber(e164: string): string | undefined {
  const rule = rules.find(([pattern]) => pattern.test(e164))
  return rule && e164.replace(rule[0], rule[1])
}
