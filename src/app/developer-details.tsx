import { useCallback, useMemo } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { SentRequest } from '#beeper/open-chat.ts'
import type { Writing } from '#beeper/written-payload.ts'
import { draftFromPayload, writtenKey } from '#features/compose/draft/from-payload.ts'
import { useDraft, useDraftValue } from '#features/compose/draft/use-draft.tsx'
import { useDraftedRequest } from '#features/compose/use-drafted-request.ts'
import { RequestDetails } from '#features/request-panel/request-details.tsx'
import { useAfterPaint } from '#ui/rendering/use-after-paint.ts'

/** The editable request of the form, and the answer to the last one. */
export function DeveloperDetails({ sent }: { sent: SentRequest | undefined }) {
  const { request } = useDraftedRequest()
  const { key, mode, currentKey, write } = useWrittenRequest()
  const current = useMemo(
    () => ({ request, form: { key, mode, currentKey, write } }),
    [request, key, mode, currentKey, write],
  )
  // a keystroke is painted in its field first; the request follows in the next frame
  return <RequestDetails {...useAfterPaint(current)} sent={sent} />
}

/** Writes edited and pasted requests into the form, and identifies its content. */
export function useWrittenRequest() {
  const { mount } = useBeeper()
  const { getDraft, apply } = useDraft()
  const key = useDraftValue(writtenKey)
  const mode = useDraftValue((draft) => draft.mode)
  const currentKey = useCallback(() => writtenKey(getDraft()), [getDraft])
  const write = useCallback(
    (writing: Writing) => {
      const before = getDraft()
      const next = draftFromPayload(before, writing, mount)
      const isDropped = before.person !== undefined && next.person === undefined
      const undo =
        writing.way === 'pasted'
          ? 'Filled from a request.'
          : isDropped && `No longer ${before.person?.name}.`
      apply(() => next, undo ? { undo } : { keepsUndo: true })
      return writtenKey(next)
    },
    [getDraft, apply, mount],
  )
  return { key, mode, currentKey, write }
}
