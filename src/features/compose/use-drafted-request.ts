import { useQuery } from '@tanstack/react-query'
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

/** The union payload of the form as it stands, and the request it would become. */
export function useDraftedRequest(): Drafted {
  const { control, getValues } = useFormContext<Draft>()
  useWatch({ control })
  const requestFor = useRequestFor()
  const library = useQuery({ ...phoneLibraryQuery, enabled: false })
  const draft = Draft.parse(getValues())
  const payload = toNewChat(draft, library.data?.toE164)
  const people = draft.mode === 'create' ? draft.participants : []
  return { payload, request: requestFor(payload), people }
}
