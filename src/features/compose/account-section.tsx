import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { useConnection } from '#beeper/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { accountsQuery } from '#beeper/queries.ts'
import type { Account } from '#contract/account.ts'
import { Combobox } from '#ui/combobox.tsx'
import { ChevronIcon } from '#ui/icons.tsx'
import { NetworkMark } from '#ui/network-mark.tsx'
import { Notice } from '#ui/notice.tsx'
import { identityOf, statusOf } from './account-words.ts'
import type { Draft } from './draft.ts'
import { LazyConnectionNote } from './lazy-connection-note.ts'
import { useProblem } from './use-problem.ts'
import { useAccount } from './use-rules.ts'
import { words } from './words.ts'

interface AccountSectionProps {
  /** Why nothing was sent is told already, and need not be told here once more. */
  isTold: boolean
}

/** Asks on which account the chat is to be opened. Accounts that do not work are listed and marked. */
export function AccountSection({ isTold }: AccountSectionProps) {
  const { trouble } = useConnection()
  const { setValue, clearErrors } = useFormContext<Draft>()
  const accounts = useQuery(accountsQuery(useBeeper()))
  const account = useAccount()
  const [typed, setTyped] = useState<string>()
  const shown = (accounts.data ?? []).filter((candidate) => matches(candidate, typed ?? ''))

  const choose = ({ accountID }: Account) => {
    setValue('accountID', accountID, { shouldDirty: true })
    clearErrors('accountID')
    setTyped(undefined)
  }

  return (
    <>
      <Combobox
        id="accountID"
        label={words.account}
        placeholder={words.accountPlaceholder}
        options={shown}
        view={accountView}
        text={typed ?? (account ? networkNameOf(account) : '')}
        onTextChange={setTyped}
        onPick={choose}
        onBlur={() => setTyped(undefined)}
        status={listStatus(accounts, shown.length)}
        error={useProblem('accountID')}
        leading={account && <NetworkMark type={networkTypeOf(account)} size="medium" />}
        trailing={
          <>
            {typed === undefined && account && <Identity account={account} />}
            <ChevronIcon className="size-4 text-ink-3" />
          </>
        }
      />
      <Notice>
        {!isTold && (trouble || accounts.isError) && (
          <Suspense>
            <LazyConnectionNote trouble={trouble} onRetry={() => void accounts.refetch()} />
          </Suspense>
        )}
      </Notice>
    </>
  )
}

function Identity({ account }: { account: Account }) {
  const status = statusOf(account)
  return (
    <span className="text-sm text-ink-3">
      {identityOf(account)}
      {status && <span className="ms-2 text-warn">{status}</span>}
    </span>
  )
}

const matches = (account: Account, typed: string) =>
  `${networkNameOf(account)} ${identityOf(account)} ${account.accountID}`
    .toLowerCase()
    .includes(typed.trim().toLowerCase())

interface Loaded {
  isPending: boolean
  data: Account[] | undefined
}

function listStatus(accounts: Loaded, shown: number) {
  if (accounts.isPending) return words.searching
  if (!accounts.data) return words.noAccountsLoaded
  if (accounts.data?.length === 0) return words.noAccounts
  return shown === 0 ? words.noSuchAccount : undefined
}

const accountView = {
  key: (account: Account) => account.accountID,
  text: (account: Account) =>
    [networkNameOf(account), identityOf(account), statusOf(account)].filter(Boolean).join(', '),
  render: (account: Account) => (
    <>
      <NetworkMark type={networkTypeOf(account)} size="medium" />
      <span className="font-medium">{networkNameOf(account)}</span>
      <Identity account={account} />
    </>
  ),
}
