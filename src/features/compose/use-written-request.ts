import { useCallback } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { Writing } from '#beeper/written-payload.ts'
import { draftFromPayload, writtenKey } from './draft/from-payload.ts'
import { useDraft, useDraftValue } from './draft/use-draft.tsx'

/** Takes requests into the form that somebody writes, and tells whether the form was changed since. */
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
