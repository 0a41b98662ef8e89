import { useConnection } from '#beeper/connection-context.ts'
import { type BeeperFailure, leavesOutcomeOpen } from '#beeper/failure.ts'
import type { Opened } from '#beeper/open-chat.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Button } from '#ui/button.tsx'
import { stepFor } from './connection-words.ts'
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
    case 'scope-missing':
      return <Step onClick={showConnection}>{remedyWords.signIn}</Step>
    case 'unauthorized':
    case 'unreachable':
      return <UntilBack />
  }
  return payload && leavesOutcomeOpen(failure) ? (
    <OutcomeSearch payload={payload} onFound={onFound} />
  ) : undefined
}

/** Tells as soon as the server is back; until then, where that can be mended. */
function UntilBack() {
  const { trouble, server, showConnection } = useConnection()
  return (
    <>
      <p role="status" className="mt-2 empty:hidden">
        {!trouble && remedyWords.backAgain(server)}
      </p>
      {trouble && <Step onClick={showConnection}>{stepFor(trouble)}</Step>}
    </>
  )
}

function Step({ children, onClick }: { children: string; onClick(): void }) {
  return (
    <Button variant="outline" className="mt-2" onClick={onClick}>
      {children}
    </Button>
  )
}
