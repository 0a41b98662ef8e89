import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { GivenIdentifier } from '#beeper/recipient/contact-match.ts'
import { type AccountContact, displayName, identifierOf } from '#beeper/recipient/contact-match.ts'
import { contactsInChats, recentChatsQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { Button } from '#ui/button.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { foldResults } from './check-result.ts'
import { accountLabel } from './choices.tsx'
import { useAccountCheck } from './use-account-check.ts'

interface OtherAccountsProps {
  /** The contacts of the person on each account; empty while the person is unknown. */
  contacts: readonly AccountContact[]
  /** The identifier to check on other networks. */
  given: GivenIdentifier | undefined
  /** The account in use. */
  account: Account | undefined
  spell(identifier: string): string
  onPick(contact: User, accountID: string): void
}

/** *Also here*, and the check of all other accounts. */
export function OtherAccounts({ given, ...props }: OtherAccountsProps) {
  const accounts = useAccounts(useBeeper()).data ?? []
  const shown = new Set([
    props.account?.accountID,
    ...props.contacts.map(({ account }) => account.accountID),
  ])
  const rest = accounts.filter(({ accountID }) => !shown.has(accountID))
  return (
    <div className="grid gap-3 px-[26px] pb-[22px] empty:hidden">
      {props.contacts.length > 1 && <AlsoHere {...props} />}
      {given && rest.length > 0 && (
        // keyed, because the results are for one identifier
        <CheckMore key={`${given.kind} ${given.value}`} {...props} given={given} accounts={rest} />
      )}
    </div>
  )
}

function AlsoHere({ contacts, account, spell, onPick }: Omit<OtherAccountsProps, 'given'>) {
  const labelID = useId()
  const accounts = contacts.map((one) => one.account)
  return (
    <fieldset aria-labelledby={labelID} className="flex min-w-0 flex-wrap items-center gap-2">
      <span id={labelID} className="text-ink-3 text-note">
        Also here
      </span>
      {contacts.map(({ account: on, contact }) => (
        <button
          key={`${on.accountID} ${contact.id}`}
          type="button"
          aria-pressed={on.accountID === account?.accountID}
          onClick={() => onPick(contact, on.accountID)}
          className="flex min-h-[30px] max-w-full items-center gap-[7px] rounded-full border border-line py-1 ps-[5px] pe-[11px] font-medium text-small hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft"
        >
          <NetworkMark type={networkTypeOf(on)} size="small" />
          <span className="truncate">{accountLabel(on, accounts, spell)}</span>
        </button>
      ))}
    </fieldset>
  )
}

interface CheckMoreProps extends Omit<OtherAccountsProps, 'given' | 'contacts'> {
  given: GivenIdentifier
  /** The accounts without a known contact. */
  accounts: readonly Account[]
}

/** Checks the other accounts on request, because it discloses the identifier to their networks. */
function CheckMore({ given, accounts, account, spell, onPick }: CheckMoreProps) {
  const noteID = useId()
  const check = useAccountCheck(given, accounts, account && networkTypeOf(account))
  const { results, toAsk, isAsked, isRunning } = check
  const chats = useSharedChats()
  const reachable = accounts.flatMap((on, index) => {
    const result = results[index]
    return isAsked && result?.kind === 'reachable' ? [{ on, user: result.user }] : []
  })
  const hasFailed = results.some(({ kind }) => kind === 'failed')
  if (toAsk === 0 && !isAsked) return null
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p id={noteID} className="text-ink-3 text-note">
          Every network you check learns who you’re looking for.
        </p>
        {/* stays after the check, because it has the focus */}
        <Button
          variant="outline"
          data-check-accounts
          aria-describedby={noteID}
          aria-disabled={isRunning}
          className="aria-disabled:opacity-60"
          onClick={() => !isRunning && check.ask()}
        >
          {isRunning ? 'Checking…' : isAsked ? 'Check again' : `Check ${toAsk} more…`}
        </Button>
      </div>
      <p role="status" className="text-ink-2 text-small empty:hidden">
        {isAsked && statusText()}
      </p>
      {reachable.length > 0 && (
        <ul aria-label="Reachable on" className="grid gap-1.5">
          {reachable.map(({ on, user }) => (
            <ReachableRow
              key={on.accountID}
              label={accountLabel(on, accounts, spell)}
              account={on}
              about={[
                displayName(user),
                identifierOf(user) !== displayName(user) && spell(identifierOf(user)),
                isShared(on, user) && 'you share a chat',
                given.kind === 'username' && 'may be someone else’s handle',
              ]}
              onUse={() => onPick(user, on.accountID)}
            />
          ))}
        </ul>
      )}
      {isAsked && !isRunning && (
        <p className="text-ink-3 text-note empty:hidden">{foldResults(results, given.kind)}</p>
      )}
    </>
  )

  function statusText() {
    if (isRunning) {
      const open = results.filter(({ kind }) => kind === 'pending').length
      return `Checked ${Math.max(0, toAsk - open)} of ${toAsk}…`
    }
    const networks = reachable.map(({ on }) => networkNameOf(on))
    return networks.length > 0
      ? `Reachable on ${new Intl.ListFormat('en-GB').format([...new Set(networks)])}, too.`
      : hasFailed
        ? 'Not found on the accounts that answered.'
        : 'Not found on another account.'
  }

  function isShared(on: Account, user: User) {
    return chats.some((one) => one.account.accountID === on.accountID && one.contact.id === user.id)
  }
}

/** The people of the chats that are loaded already. */
function useSharedChats(): readonly AccountContact[] {
  const beeper = useBeeper()
  const accounts = useAccounts(beeper).data ?? []
  const chats = useQuery({ ...recentChatsQuery(beeper), enabled: false }).data ?? []
  return contactsInChats(chats, accounts)
}

interface ReachableRowProps {
  label: string
  account: Account
  about: readonly (string | false | undefined)[]
  onUse(): void
}

function ReachableRow({ label, account, about, onUse }: ReachableRowProps) {
  return (
    <li className="flex min-w-0 items-center gap-3 rounded-inner border border-line px-3 py-2">
      <NetworkMark type={networkTypeOf(account)} />
      <span className="me-auto min-w-0">
        <span className="block truncate font-medium">{label}</span>
        <span className="block truncate text-ink-3 text-note">
          {about.filter(Boolean).join(' · ')}
        </span>
      </span>
      <Button variant="outline" aria-label={`Use ${label}`} onClick={onUse}>
        Use
      </Button>
    </li>
  )
}
