import { useEffect, useState } from 'react'
import { get, useFormContext, useFormState } from 'react-hook-form'
import { useConnection } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import { connectionKinds, connectionStepText } from '#beeper/failure/failure-text.ts'
import { Button } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/form/error-summary.tsx'
import { jsonText } from '#ui/text/json-text.ts'
import { bounded } from '#ui/text/text-limits.ts'
import type { WholeDraft } from '../draft/draft.ts'
import { useDraftValue } from '../draft/use-draft.tsx'
import type { Problem } from '../draft/validation.ts'
import { pillID } from '../people/participant-text.ts'
import { useSubmit } from './submit-context.tsx'
import { type Failed, isOpenOutcome, type OpenOutcome } from './submit-state.ts'
import { useFailureText } from './use-failure-text.ts'

/**
 * Why the draft cannot be sent, or why the submission failed. Takes the focus when it appears, and
 * is announced by the page's title.
 */
export function TroubleSummary() {
  const { state } = useSubmit()
  const isFailed = state.status === 'failed'
  const marked = (state.status === 'invalid' || isFailed ? state.problems : undefined) ?? none
  const left = useLeft(marked)
  // all marked fields have been edited
  const isFixed = marked.length > 0 && left.length === 0
  const isTrouble = (state.status === 'invalid' || isFailed) && !isFixed
  return (
    <>
      <title>{isTrouble ? 'Error: Overture' : 'Overture'}</title>
      {isTrouble && state.status === 'invalid' && (
        <ErrorSummary key={state.moment} title={title} problems={left} />
      )}
      {isTrouble && isOpenOutcome(state) && <Unknown key={state.moment} failed={state} />}
      {isTrouble && isFailed && !isOpenOutcome(state) && (
        <Refused key={state.moment} failed={state} left={left} />
      )}
    </>
  )
}

const none: readonly Problem[] = []
const title = 'There is a problem'

/** The problems still marked: one is removed as soon as its field or participant is changed. */
function useLeft(marked: readonly Problem[]): readonly Problem[] {
  const { control } = useFormContext<WholeDraft>()
  const { errors } = useFormState({ control })
  const participants = useDraftValue((draft) => draft.participants)
  const markedPills = new Set(
    participants.flatMap(({ key, lookup, refused }) => (lookup || refused ? pillID(key) : [])),
  )
  // pills are not fields of react-hook-form
  return marked.filter(({ fieldID }) =>
    fieldID.startsWith(pillID('')) ? markedPills.has(fieldID) : get(errors, fieldID),
  )
}

/** A submission without effect: the reason, and the one step that helps. */
function Refused({ failed, left }: { failed: Failed; left: readonly Problem[] }) {
  const text = useFailureText()(failed)
  return (
    <ErrorSummary title={title} problems={left.length > 0 ? left : [{ message: text }]}>
      <Step failed={failed} />
      <Details failure={failed.failure} />
    </ErrorSummary>
  )
}

/** The step that helps after a failure, if there is one. */
function Step({ failed: { failure, outcome } }: { failed: Failed }) {
  const { showConnection } = useConnection()
  const { submit } = useSubmit()
  if (failure.kind === 'rate-limited') return <RetryCountdown seconds={failure.retryAfter} />
  if (connectionKinds.includes(failure.kind)) {
    return (
      <>
        <BackAgain kind={failure.kind} />
        <Button variant="outline" className="mt-2" onClick={showConnection}>
          {connectionStepText(failure)}
        </Button>
      </>
    )
  }
  if (outcome !== 'not-sent') return null
  return (
    <Button variant="outline" className="mt-2" onClick={() => void submit()}>
      Try again
    </Button>
  )
}

/** Announces that an unreachable server answers again. A refused token stays refused. */
function BackAgain({ kind }: { kind: BeeperError['kind'] }) {
  const { trouble, server } = useConnection()
  const [wasAway, setWasAway] = useState(trouble !== undefined)
  if (trouble !== undefined && !wasAway) setWasAway(true)
  const isTemporary = kind === 'unreachable' || kind === 'overture-unreachable'
  return (
    <p role="status" className="mt-2 empty:hidden">
      {isTemporary && wasAway && !trouble
        ? `${server} answers again. Nothing was sent; press the button when you like.`
        : ''}
    </p>
  )
}

/** *Try again*, disabled with a countdown until the time that the network asked for is over. */
function RetryCountdown({ seconds = 0 }: { seconds: number | undefined }) {
  const { submit } = useSubmit()
  const [end] = useState(() => Date.now() + seconds * 1000)
  const [left, setLeft] = useState(Math.ceil(seconds))
  const isOver = left <= 0
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setLeft(Math.ceil((end - Date.now()) / 1000)), 250)
    return () => clearInterval(timer)
  }, [end, isOver])
  return (
    <p className="mt-2 tabular-nums">
      <span role="status" className="sr-only">
        {isOver && seconds > 0 ? 'You can try again now.' : ''}
      </span>
      <Button variant="outline" aria-disabled={!isOver} onClick={() => isOver && void submit()}>
        {isOver ? 'Try again' : waitText(left)}
      </Button>
    </p>
  )
}

function waitText(seconds: number): string {
  if (seconds >= 7_200) return 'Try again later'
  return seconds >= 120
    ? `Try again in ${Math.ceil(seconds / 60)} min`
    : `Try again in ${seconds} s`
}

/**
 * A request of unknown outcome: shows the search for its chat and the result. Sends nothing by
 * itself.
 */
function Unknown({ failed }: { failed: OpenOutcome }) {
  const { attempt, failure, look } = failed
  const { submit, lookAgain } = useSubmit()
  const { target } = useConnection()
  const text = useFailureText()(failed)
  const who = attempt.name || 'them'
  const found = {
    looking: 'Looking for the chat…',
    'not-found': `There is no chat with ${who} yet.`,
    'could-not-look':
      target === 'sandbox'
        ? 'We couldn’t look for it. Look again before you try again.'
        : 'We couldn’t look for it. Look in Beeper before you try again.',
  }[look ?? 'looking']
  const isDone = look === 'not-found' || look === 'could-not-look'
  return (
    <ErrorSummary title={title} problems={[{ message: text }]}>
      <p role="status" className="mt-2">
        {found}
      </p>
      {isDone && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button variant="outline" onClick={lookAgain}>
            Look again
          </Button>
          {look === 'not-found' && (
            <Button variant="outline" onClick={() => void submit({ isAgain: true })}>
              Try again
            </Button>
          )}
        </div>
      )}
      <Details failure={failure} />
    </ErrorSummary>
  )
}

/** Characters of the raw response that are shown at most. */
const maxRaw = 20_000

function Details({ failure }: { failure: BeeperError }) {
  if (failure.status === undefined) return null
  return (
    <details className="mt-2 text-note">
      <summary>Details</summary>
      <p className="mt-1">
        {[failure.status, failure.refusal?.code, failure.refusal?.message]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <pre className="mt-1 max-h-48 overflow-auto whitespace-pre-wrap font-mono text-tiny">
        {typeof failure.raw === 'string'
          ? bounded(failure.raw, maxRaw)
          : jsonText(failure.raw, maxRaw)}
      </pre>
    </details>
  )
}
