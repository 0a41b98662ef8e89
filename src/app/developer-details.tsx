import { useMemo } from 'react'
import type { SentRequest } from '#beeper/open-chat.ts'
import { useDraftedRequest } from '#features/compose/use-drafted-request.ts'
import { useWrittenRequest } from '#features/compose/use-written-request.ts'
import { RequestDetails } from '#features/request-panel/request-details.tsx'
import { useAfterPaint } from '#ui/use-after-paint.ts'

/** The request of the form, which can be written as well as read, and what came of the last one. */
export function DeveloperDetails({ sent }: { sent: SentRequest | undefined }) {
  const { request } = useDraftedRequest()
  const { key, mode, currentKey, write } = useWrittenRequest()
  const current = useMemo(
    () => ({ request, form: { key, mode, currentKey, write } }),
    [request, key, mode, currentKey, write],
  )
  // a key is painted in its field first; the request follows with the next frame
  return <RequestDetails {...useAfterPaint(current)} sent={sent} />
}
