import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Opened } from '#beeper/open-chat.ts'
import { type Outcome, outcomeQuery } from '#beeper/outcome.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { remedyWords } from './remedy-words.ts'

interface OutcomeSearchProps {
  payload: NewChat
  onFound(opened: Opened): void
}

/** Looks whether the chat was opened after all, and says so. It reads only. */
export function OutcomeSearch({ payload, onFound }: OutcomeSearchProps) {
  // the failure was told a moment ago, at most as long after the sending as a request takes
  const [sentAt] = useState(Date.now)
  const outcome = useQuery(outcomeQuery(useBeeper(), { payload, sentAt, knownBefore: undefined }))
  const looked = outcome.isFetching ? undefined : outcome.data
  const found = looked?.state === 'found' ? looked.opened : undefined
  return (
    <div className="mt-2 grid justify-items-start gap-2">
      <p role="status">{saidOf(outcome)}</p>
      {found && (
        <Button variant="outline" onClick={() => onFound(found)}>
          {remedyWords.show}
        </Button>
      )}
      {!found && !outcome.isFetching && (
        <Button variant="outline" onClick={() => void outcome.refetch()}>
          {remedyWords.lookAgain}
        </Button>
      )}
    </div>
  )
}

interface Looked {
  isFetching: boolean
  isError: boolean
  data: Outcome | undefined
}

function saidOf({ isFetching, isError, data }: Looked): string {
  if (isFetching) return remedyWords.looking
  if (isError || !data || data.state === 'could-not-look') return remedyWords.notLooked
  if (data.state === 'not-found') return remedyWords.notFound
  return remedyWords.found(data.opened.chat?.title || remedyWords.untitled)
}
