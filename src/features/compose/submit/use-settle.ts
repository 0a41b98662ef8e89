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
import { withViewTransition } from '#ui/rendering/view-transition.ts'
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

/** Who is told of a chat that was opened. */
export interface Listeners {
  /** Shows a chat that was opened, in one go with the form that is emptied. */
  onOpened(opening: Opening): void
  /** Keeps what was opened in the browser. */
  onKeep(opening: Opening): void
  /** Told of what came over the wire, whether it opened a chat or not. */
  onExchange(sent: SentRequest): void
}

/** Fields are marked by their name in the form, which is their `id` as well. */
const asName = (fieldID: string) => fieldID as FieldPath<WholeDraft>

/** Puts the end of a submission on the screen, with what follows from it for form and lists. */
export function useSettle(
  setState: ReturnType<typeof useServerState<SubmitState>>[1],
  { onOpened, onKeep, onExchange }: Listeners,
): (next: SubmitState) => Promise<void> {
  const beeper = useBeeper()
  const { target, server, address } = useConnection()
  const spell = useSpelling()
  const asked = useMemo(
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
      // one that was found later was only read
      if (!opening.isLate) onExchange({ request: opening.request, answer: opening.opened.exchange })
    },
    [setState, apply, onOpened, onExchange],
  )

  const keep = useCallback(
    (opening: Opening) => {
      // one that came with a link as well, now that it was sent from here
      lastMessage.note(opening.draft.messageText)
      storedAccount.write(target, opening.payload.accountID)
      onKeep(opening)
    },
    [target, onKeep],
  )

  return useCallback(
    async (next: SubmitState) => {
      // in one go: the preview turns into the card without an empty form's panel in between
      if (next.status === 'opened') {
        const shown = withViewTransition(() => showOpened(next))
        // while the browser makes ready for the transition
        keep(next.opening)
        await shown
        // whoever shows chats asks again
        void queryClient.invalidateQueries({ queryKey: queryKeys.chats(beeper) })
        return
      }
      setState(next)
      if (next.status === 'invalid') mark(next.problems)
      if (next.status === 'failed') {
        const { problems, refused } = problemsOfFailure(next, asked)
        if (refused.length > 0) apply((draft) => refuseParticipants(draft, refused))
        mark(problems)
        setState({ ...next, problems })
      }
    },
    [setState, mark, apply, asked, showOpened, keep, queryClient, beeper],
  )
}
