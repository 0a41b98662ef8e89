import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { draftFor } from './draft-problems.ts'
import { lastAccount } from './last-account.ts'
import { loadedRules } from './use-rules.ts'
import { countryMemory } from './who/country-memory.ts'

/** Owns the draft for everything below: the form itself and whatever follows it as it is filled. */
export function ComposeProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const beeper = useBeeper()
  const form = useForm<Draft>({
    defaultValues: { ...emptyDraft, accountID: lastAccount.read(), country: countryMemory.read() },
    mode: 'onTouched',
    // words that appear while a button is pressed would push it away from under the pointer
    delayError: 300,
    // the error summary takes the focus, and leads on to the fields
    shouldFocusError: false,
    resolver: (draft, context, options) => {
      const rules = loadedRules(queryClient, beeper, draft.accountID)
      return standardSchemaResolver(draftFor(rules))(draft, context, options)
    },
  })
  return <FormProvider {...form}>{children}</FormProvider>
}
