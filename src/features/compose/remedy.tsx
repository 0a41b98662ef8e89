import { useConnection } from '#beeper/connection-context.ts'
import { type BeeperFailure, leavesOutcomeOpen } from '#beeper/failure.ts'
import type { Opened } from '#beeper/open-chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { Countdown } from './countdown.tsx'
import { OutcomeSearch } from './outcome-search.tsx'
import { remedyWords } from './remedy-words.ts'

interface RemedyProps {
  failure: BeeperFailure
  payload: NewChat | undefined
  onFound(opened: Opened): void
}

/** The one thing to do about a failure, where there is one. Nothing here sends anything again. */
export function Remedy({ failure, payload, onFound }: RemedyProps) {
  const { showConnection } = useConnection()
  switch (failure.kind) {
    case 'rate-limited':
      return failure.retryAfter !== undefined && <Countdown seconds={failure.retryAfter} />
    case 'unauthorized':
    case 'scope-missing':
      return <Step onClick={showConnection}>{remedyWords.signIn}</Step>
    case 'unreachable':
    case 'not-beeper':
      return <Step onClick={showConnection}>{remedyWords.checkConnection}</Step>
  }
  return payload && leavesOutcomeOpen(failure) ? (
    <OutcomeSearch payload={payload} onFound={onFound} />
  ) : undefined
}

function Step({ children, onClick }: { children: string; onClick(): void }) {
  return (
    <Button variant="outline" className="mt-2" onClick={onClick}>
      {children}
    </Button>
  )
}
