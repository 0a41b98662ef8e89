import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { OpenRequest } from '#beeper/dialect.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Draft, type Picked } from './draft.ts'
import { toNewChat } from './payload.ts'
import { useRequestFor } from './use-opening.ts'
import { phoneLibraryQuery } from './who/phone-library-query.ts'

interface Drafted {
  payload: NewChat
  request: OpenRequest
  /** Who is picked, with names. */
  people: readonly Picked[]
}

/**
 * The union payload of the form as it stands, and the request it would become. Both stay the same
 * objects while they say the same, so that whoever shows them need not be drawn again.
 */
export function useDraftedRequest(): Drafted {
  const { control, getValues } = useFormContext<Draft>()
  useWatch({ control })
  const requestFor = useRequestFor()
  const library = useQuery({ ...phoneLibraryQuery, enabled: false })
  const draft = Draft.parse(getValues())
  const payload = useUnchanged(toNewChat(draft, library.data?.toE164))
  const people = useUnchanged(draft.mode === 'create' ? draft.participants : nobody)
  const request = useMemo(() => requestFor(payload), [payload, requestFor])
  return useMemo(() => ({ payload, request, people }), [payload, request, people])
}

const nobody: readonly Picked[] = []

/** The value of the last time, for as long as the new one says the same. */
function useUnchanged<Value>(value: Value): Value {
  const [kept, keep] = useState(value)
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept
  keep(value)
  return value
}
