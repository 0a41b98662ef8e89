import { Suspense } from 'react'
import type { BeeperFailure } from '#beeper/failure.ts'
import type { Opened } from '#beeper/open-chat.ts'
import { displayText } from '#ui/display-text.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { jsonText } from '#ui/json-text.ts'
import { LazyRemedy } from './lazy-remedy.ts'
import type { Trouble } from './use-submission.ts'
import { words } from './words.ts'

/** Characters of an answer that was a failure. */
const mostShown = 5_000

interface TroubleSummaryProps {
  trouble: Trouble
  /** Told of the chat that was found after its opening had failed. */
  onFound(opened: Opened): void
}

/** What keeps the draft from being sent, with the server's own words one click away. */
export function TroubleSummary({ trouble, onFound }: TroubleSummaryProps) {
  const { problems, failure, payload } = trouble
  return (
    <ErrorSummary title={words.problem} problems={problems}>
      {failure && (
        <Suspense>
          <LazyRemedy failure={failure} payload={payload} onFound={onFound} />
        </Suspense>
      )}
      {failure && failure.status !== undefined && <Details failure={failure} />}
    </ErrorSummary>
  )
}

function Details({ failure }: { failure: BeeperFailure }) {
  return (
    <details className="mt-2 text-note">
      <summary>{words.failureDetails}</summary>
      <p className="mt-1">
        {[failure.status, failure.said?.code, failure.said?.message].filter(Boolean).join(' · ')}
      </p>
      <pre className="mt-1 max-h-48 overflow-auto whitespace-pre-wrap font-mono text-tiny">
        {typeof failure.raw === 'string'
          ? displayText(failure.raw, mostShown)
          : jsonText(failure.raw, mostShown)}
      </pre>
    </details>
  )
}
