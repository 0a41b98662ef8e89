import { useQuery } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { type NetworkRules, networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { accountsQuery } from '#beeper/queries.ts'
import type { Account } from '#contract/account.ts'
import { networkFacts } from '#contract/networks.ts'
import type { Recognized } from '#recognize/recognize.ts'
import { Button } from '#ui/button.tsx'
import { identityOf } from '../account-words.ts'
import type { Draft } from '../draft.ts'
import { useRules } from '../use-rules.ts'
import { kindWords, whoWords } from './words.ts'

/** Offers the account that what was typed belongs to; never switches by itself. */
export function AccountSuggestion({ reading }: { reading: Recognized }) {
  const { setValue, clearErrors } = useFormContext<Draft>()
  const accounts = useQuery(accountsQuery(useBeeper()))
  const rules = useRules()
  const reason = reasonFor(reading, rules)
  if (!reason || !accounts.data) return null
  const account = accountFor(reading, accounts.data)
  const choose = ({ accountID }: Account) => {
    setValue('accountID', accountID)
    clearErrors()
    document.getElementById('user')?.focus()
  }
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
      {account || !reading.networks[0]
        ? reason
        : whoWords.noSuchAccount(networkFacts(reading.networks[0])?.name ?? reading.networks[0])}
      {account && (
        <Button variant="outline" onClick={() => choose(account)}>
          {whoWords.changeTo(networkNameOf(account), identityOf(account))}
        </Button>
      )}
    </span>
  )
}

/** Why another account would do better, or nothing when this one does. */
function reasonFor({ identifier, networks }: Recognized, rules: NetworkRules | undefined) {
  const [first] = networks
  if (first !== undefined) {
    if (rules?.type !== undefined && networks.includes(rules.type)) return undefined
    return whoWords.suggestAccount(networkFacts(first)?.name ?? first)
  }
  if (!rules || canLookUp(identifier, rules)) return undefined
  return whoWords.cannotLookUp(rules.name, kindWords[identifier].toLowerCase())
}

/** Whether a network finds people by what is given. A name and an ID are nobody's look-up. */
function canLookUp(identifier: Recognized['identifier'], { lookups }: NetworkRules): boolean {
  if (!lookups || identifier === 'fullName' || identifier === 'id') return true
  if (identifier === 'phoneNumber') return lookups.lookup_phone || lookups.any_phone
  return identifier === 'email' ? lookups.lookup_email : lookups.lookup_username
}

function accountFor({ networks }: Recognized, accounts: readonly Account[]): Account | undefined {
  const fitting = accounts.filter((account) => networks.includes(networkTypeOf(account) ?? ''))
  const works = ({ status }: Account) => status === undefined || status === 'connected'
  return fitting.find(works) ?? fitting[0]
}
