import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { type Target, useConnection } from '#beeper/connection-context.ts'
import { asDraft, type Draft, emptyDraft } from './draft.ts'
import { draftFor } from './draft-problems.ts'
import { lastAccount } from './last-account.ts'
import { placeOf } from './place.ts'
import { keptDraft } from './safety/kept-draft.ts'
import { useKeptDraft } from './safety/use-kept-draft.ts'
import { useOwnAccount } from './use-own-account.ts'
import { loadedRules } from './use-rules.ts'
import { countryMemory } from './who/country-memory.ts'

/** Owns the draft for everything below: the form itself and whatever follows it as it is filled. */
export function ComposeProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const beeper = useBeeper()
  const { target } = useConnection()
  const [kept] = useState(() => startingDraft(target))
  const form = useForm<Draft>({
    defaultValues: kept,
    mode: 'onTouched',
    // words that appear while a button is pressed would push it away from under the pointer
    delayError: 300,
    // the error summary takes the focus, and leads on to the fields
    shouldFocusError: false,
    resolver: (draft, context, options) => {
      const rules = loadedRules(queryClient, beeper, draft.accountID)
      return standardSchemaResolver(draftFor(rules, placeOf(beeper, draft.accountID)))(
        draft,
        context,
        options,
      )
    },
  })
  useKeptDraft(form)
  useOwnAccount(form)
  return <FormProvider {...form}>{children}</FormProvider>
}

/**
 * What was left in the form the last time, or an empty one; on the account that was used last,
 * unless the form was left on another one of the same server.
 */
function startingDraft(target: Target): Draft {
  const kept = keptDraft.read()
  const draft = kept?.draft ?? { ...emptyDraft, country: countryMemory.read() }
  const isOwn = kept?.target === target
  return asDraft(isOwn ? draft : { ...draft, accountID: lastAccount.read(target) })
}
