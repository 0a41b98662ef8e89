import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { type FieldPath, useFormContext } from 'react-hook-form'
import {
  useBeeper,
  useConnection,
  type useServerState,
} from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import type { SentRequest } from '#beeper/open-chat.ts'
import { beginViewTransition, type ViewTransition } from '#ui/rendering/view-transition.ts'
import { afterOpened } from '../draft/changes.ts'
import type { WholeDraft } from '../draft/draft.ts'
import { refuseParticipants } from '../draft/participants.ts'
import { storedAccount } from '../draft/stored.ts'
import { useDraft } from '../draft/use-draft.tsx'
import type { Problem } from '../draft/validation.ts'
import { useSpelling } from '../numbers.ts'
import { lastMessage } from '../snippets/last-message.ts'
import { problemsOfFailure } from './failure-field.ts'
import type { Opening, SubmitState } from './submit-state.ts'

/** Listeners to the results of submissions. */
export interface Listeners {
  /** Shows an opened chat, in the same render as the emptied form. */
  onOpened(opening: Opening): void
  /** Stores an opened chat in the browser. */
  onKeep(opening: Opening): void
  /** Reports the request and its response, whether it opened a chat or not. */
  onExchange(sent: SentRequest): void
}

/** A field's name in the form is also its `id`. */
const asName = (fieldID: string) => fieldID as FieldPath<WholeDraft>

/**
 * Shows the result of a submission, and updates form, lists and storage accordingly. `transition`
 * is one that has waited for the result.
 */
export function useSettle(
  setState: ReturnType<typeof useServerState<SubmitState>>[1],
  { onOpened, onKeep, onExchange }: Listeners,
): (next: SubmitState, transition?: ViewTransition) => Promise<void> {
  const beeper = useBeeper()
  const { target, server, address } = useConnection()
  const spell = useSpelling()
  const textContext = useMemo(
    () => ({ server, address, own: location.host, spell }),
    [server, address, spell],
  )
  const queryClient = useQueryClient()
  const { setError } = useFormContext<WholeDraft>()
  const { apply } = useDraft()

  const mark = useCallback(
    (problems: readonly Problem[]) => {
      for (const { fieldID, message } of problems) setError(asName(fieldID), { message })
    },
    [setError],
  )

  const showOpened = useCallback(
    (next: SubmitState & { status: 'opened' }) => {
      const { opening } = next
      setState(next)
      apply((draft) => afterOpened(draft, opening.draft))
      onOpened(opening)
      // a chat that was found later has no exchange of its own
      if (!opening.isLate) onExchange({ request: opening.request, answer: opening.opened.exchange })
    },
    [setState, apply, onOpened, onExchange],
  )

  const keep = useCallback(
    (opening: Opening) => {
      // also a message from a link, now that it was sent from here
      lastMessage.note(opening.draft.messageText)
      storedAccount.write(target, opening.payload.accountID)
      onKeep(opening)
    },
    [target, onKeep],
  )

  return useCallback(
    async (next: SubmitState, transition?: ViewTransition) => {
      // one view transition from preview to card, without the panel of the empty form in between
      if (next.status === 'opened') {
        await (transition ?? beginViewTransition()).change(() => showOpened(next))
        keep(next.opening)
        // refetches shown lists of chats
        void queryClient.invalidateQueries({ queryKey: queryKeys.chats(beeper) })
        return
      }
      transition?.cancel()
      setState(next)
      if (next.status === 'invalid') mark(next.problems)
      if (next.status === 'failed') {
        const { problems, refused } = problemsOfFailure(next, textContext)
        if (refused.length > 0) apply((draft) => refuseParticipants(draft, refused))
        mark(problems)
        setState({ ...next, problems })
      }
    },
    [setState, mark, apply, textContext, showOpened, keep, queryClient, beeper],
  )
}
