import type { BeeperFailure } from '#beeper/failure.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import type { Trouble } from './use-submission.ts'
import { words } from './words.ts'

/** What keeps the draft from being sent, with the server's own words one click away. */
export function TroubleSummary({ trouble: { problems, failure } }: { trouble: Trouble }) {
  return (
    <ErrorSummary title={words.problem} problems={problems}>
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
        {typeof failure.raw === 'string' ? failure.raw : JSON.stringify(failure.raw, null, 2)}
      </pre>
    </details>
  )
}
