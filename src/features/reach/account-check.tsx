import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useAccountOf } from '#beeper/account-of.ts'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { accountsQuery } from '#beeper/queries.ts'
import type { Given } from '#beeper/same-person.ts'
import type { User } from '#contract/user.ts'
import { Button } from '#ui/button.tsx'
import { AccountTile } from './account-tile.tsx'
import { useAccountCheck } from './use-account-check.ts'
import { checkWords } from './words.ts'

interface AccountCheckProps {
  given: Given
  /** The account of the form. */
  accountID: string
  onPick(user: User, accountID: string): void
}

/** Asks all accounts for the identifier after one press, and shows what each of them says. */
export function AccountCheck({ given, accountID, onPick }: AccountCheckProps) {
  const accounts = useQuery(accountsQuery(useBeeper())).data ?? []
  const current = useAccountOf(accountID)
  const { verdicts, isRunning, run } = useAccountCheck(given, current && networkTypeOf(current))
  const warningID = useId()
  const said = [...verdicts.values()].filter(({ kind }) => kind !== 'pending')
  const reachable = said.filter(({ kind }) => kind === 'reachable').length

  return (
    <div className="grid gap-2.5 px-[26px] pb-[22px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button
          variant="outline"
          aria-describedby={warningID}
          aria-disabled={isRunning}
          onClick={() => !isRunning && run(accounts)}
        >
          {checkWords.check}
        </Button>
        <span id={warningID} className="text-ink-3 text-note">
          {checkWords.warning}
        </span>
      </div>
      <p role="status" className="text-ink-2 text-note empty:hidden">
        {verdicts.size > 0 &&
          (isRunning
            ? checkWords.checking(said.length, accounts.length)
            : checkWords.result(reachable, accounts.length))}
      </p>
      {verdicts.size > 0 && (
        <ul
          aria-label={checkWords.list}
          className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-2"
        >
          {accounts.map((account) => (
            <AccountTile
              key={account.accountID}
              account={account}
              kind={given.kind}
              verdict={verdicts.get(account.accountID)}
              isCurrent={account.accountID === accountID}
              onUse={(user) => onPick(user, account.accountID)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
