import { useConnection } from '#beeper/connection-context.ts'
import type { ConnectionTrouble } from '#beeper/connection-trouble.ts'
import { Button } from '#ui/button.tsx'
import { connectionWords, stepFor } from './connection-words.ts'
import { remedyWords } from './remedy-words.ts'

interface ConnectionNoteProps {
  /** What keeps the server from answering; absent when only the accounts did not come. */
  trouble: ConnectionTrouble | undefined
  onRetry(): void
}

/** Says beside the account why nothing can be asked just now, and what to do about it. */
export function ConnectionNote({ trouble, onRetry }: ConnectionNoteProps) {
  const { showConnection, ...connection } = useConnection()
  const said =
    trouble && connectionWords[trouble.kind](trouble, { ...connection, own: location.host })
  return (
    <div className="grid justify-items-start gap-2 rounded-inner bg-warn-soft px-3.5 py-2.5 text-warn">
      <p>{said ?? remedyWords.noAccounts}</p>
      {trouble ? (
        <Button variant="outline" onClick={showConnection}>
          {stepFor(trouble)}
        </Button>
      ) : (
        <Button variant="outline" onClick={onRetry}>
          {remedyWords.tryAgain}
        </Button>
      )}
    </div>
  )
}
