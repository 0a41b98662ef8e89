import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import type { OpenRequest } from '#beeper/dialect.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Draft } from './draft.ts'
import { toNewChat } from './payload.ts'
import { useRequestFor } from './use-opening.ts'
import { phoneLibraryQuery } from './who/phone-library-query.ts'

/** The union payload of the form as it stands, and the request it would become. */
export function useDraftedRequest(): { payload: NewChat; request: OpenRequest } {
  const { control, getValues } = useFormContext<Draft>()
  useWatch({ control })
  const requestFor = useRequestFor()
  const library = useQuery({ ...phoneLibraryQuery, enabled: false })
  const payload = toNewChat(Draft.parse(getValues()), library.data?.toE164)
  return { payload, request: requestFor(payload) }
}
