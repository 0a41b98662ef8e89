import { useState } from 'react'
import { useBeeper, useConnection } from '#beeper/connection/connection-context.ts'
import { connectionStepText, connectionText } from '#beeper/failure/failure-text.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { isConnected } from '#beeper/recipient/contact-match.ts'
import type { Account } from '#contract/accounts.ts'
import { networkFacts } from '#contract/networks.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import { Button } from '#ui/button.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { Combobox } from '#ui/form/combobox.tsx'
import { ChevronIcon } from '#ui/icons.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { chooseAccount } from '../draft/participants.ts'
import { storedAccount } from '../draft/stored.ts'
import { useDraft, useProblem } from '../draft/use-draft.tsx'
import { useSpelling } from '../numbers.ts'
import { useRecipient } from '../recipient-context.tsx'

/** A row of the list: all accounts, one of them, or a typed ID. */
type AccountOption =
  | { kind: 'all'; count: number }
  | { kind: 'account'; account: Account; group: string; identity: string }
  | { kind: 'typed'; accountID: string }

interface AccountSectionProps {
  /** Whether the error summary already reports the trouble with the connection. */
  isReported: boolean
}

/** The field for the account. All accounts are searched together until one is chosen. */
export function AccountSection({ isReported }: AccountSectionProps) {
  const { mount } = useBeeper()
  const { target } = useConnection()
  const { apply } = useDraft()
  const { account, accountReason, accounts, state } = useRecipient()
  const [typed, setTyped] = useState<string>()
  const spell = useSpelling()
  const lastID = storedAccount.read(target)
  const options = accountOptions(accounts.data, typed ?? '', lastID, spell)

  const choose = (option: AccountOption) => {
    const accountID =
      option.kind === 'account'
        ? option.account.accountID
        : option.kind === 'typed'
          ? option.accountID
          : ''
    apply((draft) => chooseAccount(draft, mount, accountID))
    setTyped(undefined)
  }
  const isAll = account === undefined
  return (
    <div className="grid gap-2">
      <Combobox
        id="accountIDs"
        label="Account"
        options={options}
        view={accountView}
        text={typed ?? (isAll ? 'All accounts' : networkNameOf(account))}
        onTextChange={setTyped}
        onPick={choose}
        onBlur={() => setTyped(undefined)}
        // restores the chosen account
        onKeyDown={({ key }) => key === 'Escape' && setTyped(undefined)}
        opensOnFocus
        selectsOnFocus
        highlightsFirst
        inputMode="search"
        status={listStatus(accounts, options)}
        error={useProblem('accountIDs')}
        leading={isAll ? <AllMark count={accounts.data.length} /> : <Mark account={account} />}
        trailing={
          <span className="flex min-w-24 flex-1 items-center gap-2">
            {typed === undefined && (
              <AccountNote
                account={account}
                text={noteFor(account, accountReason, state.kind, spell)}
              />
            )}
            <ChevronIcon className="ms-auto size-4 flex-none text-ink-3" />
          </span>
        }
        growsWithText
      />
      <ConnectionNote isReported={isReported} />
    </div>
  )
}

const Mark = ({ account }: { account: Account }) => (
  <NetworkMark type={networkTypeOf(account)} size="medium" />
)

const AllMark = ({ count }: { count: number }) => (
  <span
    aria-hidden="true"
    className="grid size-6 flex-none place-items-center rounded-[7px] border border-line bg-sunken font-bold text-[0.65rem] text-ink-2"
  >
    {count || ''}
  </span>
)

function AccountNote({ account, text }: { account: Account | undefined; text: string }) {
  const status = account && statusOf(account)
  return (
    <span className="min-w-0 truncate text-ink-3 text-small">
      {text}
      {status && <span className="ms-2 text-warn">{status}</span>}
    </span>
  )
}

/** The own number or handle, or why this account is in use. */
function noteFor(
  account: Account | undefined,
  reason: ReturnType<typeof useRecipient>['accountReason'],
  state: string,
  spell: (identifier: string) => string,
): string {
  if (!account) return 'searched together'
  const identity = spell(identityOf(account))
  const own = identity === networkNameOf(account) ? '' : identity
  if (reason === 'proposed' && state === 'identifier')
    return [own, 'can look this up'].filter(Boolean).join(' · ')
  return own
}

/** The owner's number, handle or address, or else name or ID. */
const identityOf = ({ user, accountID }: Account) => {
  const known = user.phoneNumber ?? user.username ?? user.email
  // a raw Matrix ID is meaningless to users
  return known ?? (user.fullName || (user.id.startsWith('@') ? '' : user.id) || accountID)
}

const groups = { last: 'Last used', connected: 'Connected', broken: 'Needs attention' }

function accountOptions(
  accounts: readonly Account[],
  typed: string,
  lastID: string,
  spell: (identifier: string) => string,
): AccountOption[] {
  const text = foldAccents(typed)
  const groupOf = (account: Account) => {
    if (!isConnected(account)) return groups.broken
    return account.accountID === lastID ? groups.last : groups.connected
  }
  const order = Object.values(groups)
  const found = accounts
    .filter((account) => matches(account, text))
    .map((account) => ({
      ...{ kind: 'account' as const, account, group: groupOf(account) },
      identity: spell(identityOf(account)),
    }))
    .toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group))
  const all = { kind: 'all' as const, count: accounts.length }
  const isAll = text === '' || foldAccents('All accounts').includes(text)
  return [...(isAll ? [all] : []), ...found, ...typedOption(accounts, typed.trim())]
}

const matches = (account: Account, text: string) =>
  foldAccents(`${networkNameOf(account)} ${identityOf(account)} ${account.accountID}`).includes(
    text,
  )

/** Offers a text that looks like the ID of an account that the server does not list. */
function typedOption(accounts: readonly Account[], text: string): AccountOption[] {
  const isListed = accounts.some(({ accountID }) => accountID === text)
  // local-whatsapp_ba_…, slackgo.T1-U1, imsg##…, or the bare name of a bridge
  const looksLikeID = /^\S*[_.#\d]\S*$/.test(text) || networkFacts(text) !== undefined
  return text && looksLikeID && !isListed ? [{ kind: 'typed', accountID: text }] : []
}

const accountView = {
  key: (option: AccountOption) =>
    option.kind === 'account' ? option.account.accountID : option.kind,
  heading: (option: AccountOption) => (option.kind === 'account' ? option.group : undefined),
  text: (option: AccountOption) => {
    if (option.kind === 'all') return 'All accounts'
    if (option.kind === 'typed') return `Use this account ID: ${option.accountID}`
    const { account, identity } = option
    const name = networkNameOf(account)
    return [name, identity !== name && identity, statusOf(account)].filter(Boolean).join(', ')
  },
  render: (option: AccountOption) => {
    if (option.kind === 'all') {
      return (
        <>
          <AllMark count={option.count} />
          <span className="font-medium">All accounts</span>
          <span className="text-ink-3 text-small">searched together</span>
        </>
      )
    }
    if (option.kind === 'typed') {
      return (
        <span className="min-w-0 break-words text-ink-2 text-small">
          Use this account ID: {option.accountID}
        </span>
      )
    }
    const { account, identity } = option
    const status = statusOf(account)
    return (
      <>
        <Mark account={account} />
        <span className="font-medium">{networkNameOf(account)}</span>
        {identity !== networkNameOf(account) && (
          <bdi className="min-w-0 truncate text-ink-3 text-small">{identity}</bdi>
        )}
        {status && <span className="ms-auto text-small text-warn">{status}</span>}
      </>
    )
  },
}

const statusTexts = new Map([
  ['connecting', 'connecting'],
  ['backfilling', 'loading history'],
  ['connection_required', 'not connected'],
  ['reconnect_required', 'disconnected'],
  ['attention_required', 'needs attention'],
  ['disconnected', 'disconnected'],
  ['disabled', 'switched off'],
])

/** The status as text; `undefined` for an account that is connected or has no status. */
const statusOf = ({ status, statusText }: Account) =>
  status === undefined || status === 'connected'
    ? undefined
    : (statusText ?? statusTexts.get(status) ?? status)

function listStatus(
  { data, isPending, isError }: { data: readonly Account[]; isPending: boolean; isError: boolean },
  options: readonly AccountOption[],
) {
  if (isPending) return 'Loading accounts…'
  if (isError) return 'The accounts are not loaded.'
  if (data.length === 0) return 'There are no accounts here yet.'
  return options.some(({ kind }) => kind !== 'typed') ? undefined : 'No account is called that.'
}

/** Why the server cannot be reached now, and what to do, unless that is already reported. */
function ConnectionNote({ isReported }: AccountSectionProps) {
  const { trouble, showConnection, ...connection } = useConnection()
  const { accounts } = useRecipient()
  const isShown = !isReported && (trouble !== undefined || accounts.isError)
  return (
    <StatusText>
      {isShown && (
        <div className="grid justify-items-start gap-2 rounded-inner bg-warn-soft px-3.5 py-2.5 text-warn">
          <p>
            {trouble
              ? connectionText(trouble, { ...connection, own: location.host })
              : 'The accounts could not be loaded.'}
          </p>
          {trouble ? (
            <Button variant="outline" onClick={showConnection}>
              {connectionStepText(trouble)}
            </Button>
          ) : (
            <Button variant="outline" onClick={accounts.retry}>
              Try again
            </Button>
          )}
        </div>
      )}
    </StatusText>
  )
}
