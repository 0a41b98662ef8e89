import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Opened } from '#beeper/open-chat.ts'
import { outcomeQuery } from '#beeper/outcome-query.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { remedyWords } from './remedy-words.ts'

interface OutcomeSearchProps {
  payload: NewChat
  onFound(opened: Opened): void
}

/** Looks whether the chat was opened after all, and says so. It reads only. */
export function OutcomeSearch({ payload, onFound }: OutcomeSearchProps) {
  const outcome = useQuery(outcomeQuery(useBeeper(), payload))
  const found = outcome.isFetching ? undefined : outcome.data?.opened
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

interface Outcome {
  isFetching: boolean
  isError: boolean
  data: { opened: Opened | undefined } | undefined
}

function saidOf({ isFetching, isError, data }: Outcome): string {
  if (isFetching) return remedyWords.looking
  if (isError || !data) return remedyWords.notLooked
  if (!data.opened) return remedyWords.notFound
  return remedyWords.found(data.opened.chat?.title || remedyWords.untitled)
}
