import { useMemo } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import {
  type OpenRequest,
  requestFor,
  useDialect,
  usePinnedDialect,
} from '#beeper/server-version.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { toNewChat } from './draft/payload.ts'
import { useDraftValue } from './draft/use-draft.tsx'
import { useRecipient } from './recipient-context.tsx'

/** The union payload of the current draft, and the request it would send. */
export function useDraftedRequest(): { payload: NewChat; request: OpenRequest } {
  const { mount } = useBeeper()
  const { account, user, rules } = useRecipient()
  const accountID = account?.accountID ?? ''
  const draft = useDraftValue((whole) => whole)
  const payload = useMemo(
    () => toNewChat(draft, { accountID, user, rules, mount }),
    [draft, accountID, user, rules, mount],
  )
  const dialect = usePinnedDialect()(useDialect())
  const request = useMemo(() => requestFor(payload, dialect), [payload, dialect])
  return { payload, request }
}
