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
import { type AccountChoice, accountChoices } from './account-choice.ts'
import { identityOf, statusOf } from './account-words.ts'
import type { Draft } from './draft.ts'
import { lastAccount } from './last-account.ts'
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
  const { trouble, target } = useConnection()
  const { setValue, clearErrors } = useFormContext<Draft>()
  const accounts = useQuery(accountsQuery(useBeeper()))
  const account = useAccount()
  const [typed, setTyped] = useState<string>()
  const choices = accountChoices(accounts.data ?? [], typed ?? '')

  const choose = ({ accountID }: AccountChoice) => {
    setValue('accountID', accountID, { shouldDirty: true })
    lastAccount.keep(target, accountID)
    clearErrors('accountID')
    setTyped(undefined)
  }

  return (
    <div className="grid gap-2">
      <Combobox
        id="accountID"
        label={words.account}
        placeholder={words.accountPlaceholder}
        options={choices}
        view={accountView}
        text={typed ?? (account ? networkNameOf(account) : '')}
        onTextChange={setTyped}
        onPick={choose}
        onBlur={() => setTyped(undefined)}
        status={listStatus(accounts, choices)}
        error={useProblem('accountID')}
        leading={account && <NetworkMark type={networkTypeOf(account)} size="medium" />}
        trailing={
          <span className="ms-auto flex min-w-0 items-center gap-2">
            {typed === undefined && account && <Identity account={account} />}
            <ChevronIcon className="size-4 flex-none text-ink-3" />
          </span>
        }
      />
      <Notice>
        {!isTold && (trouble || accounts.isError) && (
          <Suspense>
            <LazyConnectionNote trouble={trouble} onRetry={() => void accounts.refetch()} />
          </Suspense>
        )}
      </Notice>
    </div>
  )
}

function Identity({ account }: { account: Account }) {
  const [, ...rest] = namesOf(account)
  return (
    <span className="min-w-0 break-words text-ink-3 text-sm">
      {rest.join(' ')}
      {statusOf(account) && <span className="ms-2 text-warn">{statusOf(account)}</span>}
    </span>
  )
}

/** The network and the own identity there; an account of which only its ID is known has one name. */
const namesOf = (account: Account) => [...new Set([networkNameOf(account), identityOf(account)])]

interface Loaded {
  isPending: boolean
  data: Account[] | undefined
}

function listStatus(accounts: Loaded, choices: readonly AccountChoice[]) {
  if (accounts.isPending) return words.searching
  if (!accounts.data) return words.noAccountsLoaded
  if (accounts.data.length === 0) return words.noAccounts
  return choices.every((choice) => 'isTyped' in choice) ? words.noSuchAccount : undefined
}

const accountView = {
  key: (choice: AccountChoice) => choice.accountID,
  text: (choice: AccountChoice) =>
    'isTyped' in choice
      ? words.typedAccountID(choice.accountID)
      : [...namesOf(choice), statusOf(choice)].filter(Boolean).join(', '),
  render: (choice: AccountChoice) =>
    'isTyped' in choice ? (
      <span className="min-w-0 break-words">{words.typedAccountID(choice.accountID)}</span>
    ) : (
      <>
        <NetworkMark type={networkTypeOf(choice)} size="medium" />
        <span className="font-medium">{networkNameOf(choice)}</span>
        <Identity account={choice} />
      </>
    ),
}
