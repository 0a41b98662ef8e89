import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, useFormContext, useFormState } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { useConnection } from '#beeper/connection-context.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import {
  connectionKinds,
  connectionStepText,
  openingFailureText,
} from '#beeper/failure-text.ts'
import type { Opened } from '#beeper/open-chat.ts'
import { type OutcomeInput, outcomeQuery } from '#beeper/outcome.ts'
import { boundedJSON } from '#beeper/untrusted-json.ts'
import { Button } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import type { WholeDraft } from '../draft/draft.ts'
import type { Problem } from '../draft/validation.ts'
import { useSpelling } from '../use-spelling.ts'
import { useSubmit } from './submit-context.tsx'
import type { Failed } from './submit-state.ts'

/** What keeps the draft from being sent, or what became of it. Takes the focus when it appears. */
export function TroubleSummary() {
  const { state } = useSubmit()
  if (state.status === 'invalid') return <Invalid key={state.moment} problems={state.problems} />
  if (state.status !== 'failed') return null
  return state.outcome === 'unknown' && state.attempt.payload && state.attempt.sentAt ? (
    <OpenOutcome key={state.moment} failed={state} />
  ) : (
    <Refused key={state.moment} failed={state} />
  )
}

/** What is to be mended; a line goes as soon as its field is changed. */
function Invalid({ problems }: { problems: readonly Problem[] }) {
  const { control } = useFormContext<WholeDraft>()
  const { errors } = useFormState({ control })
  const left = problems.filter(({ fieldID }) => isParticipant(fieldID) || get(errors, fieldID))
  return left.length > 0 ? <ErrorSummary title={title} problems={left} /> : null
}

const title = 'There is a problem'

// a pill is no field of the form: it goes with the person
const isParticipant = (fieldID: string) => fieldID.startsWith('participant-')

function useFailureText({ failure, attempt }: Failed): string {
  const connection = useConnection()
  const spell = useSpelling()
  const { payload, network = '' } = attempt
  return openingFailureText(failure, {
    ...connection,
    own: location.host,
    payload: payload ?? nothing,
    network: network || 'The network',
    spell,
  })
}

const nothing = { mode: 'create', accountID: '', type: 'group', participantIDs: [] } as const

/** Nothing was done: the reason, and the one thing to do about it. */
function Refused({ failed }: { failed: Failed }) {
  const { failure } = failed
  const text = useFailureText(failed)
  const field = useBlamedFields()
  return (
    <ErrorSummary title={title} problems={field.length > 0 ? field : [{ message: text }]}>
      <Step failed={failed} />
      <Details failure={failure} />
    </ErrorSummary>
  )
}

/** The fields that a refusal is about, as the form marks them. */
function useBlamedFields(): Problem[] {
  const { state } = useSubmit()
  const { control } = useFormContext<WholeDraft>()
  const { errors } = useFormState({ control })
  if (state.status !== 'failed') return []
  return (state.problems ?? []).filter(
    ({ fieldID }) => isParticipant(fieldID) || get(errors, fieldID),
  )
}

/** The one thing to do about a refusal, where there is one. */
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
    <Button variant="outline" className="mt-2" onClick={() => submit()}>
      Try again
    </Button>
  )
}

/** Tells when a server that was gone answers again. A refused token is not mended by an answer. */
function BackAgain({ kind }: { kind: BeeperFailure['kind'] }) {
  const { trouble, server } = useConnection()
  const [wasAway, setWasAway] = useState(trouble !== undefined)
  if (trouble !== undefined && !wasAway) setWasAway(true)
  const isMendable = kind === 'unreachable' || kind === 'overture-unreachable'
  return (
    <p role="status" className="mt-2 empty:hidden">
      {isMendable && wasAway && !trouble
        ? `${server} answers again. Nothing was sent; press the button when you like.`
        : ''}
    </p>
  )
}

/** A button that counts the time down that a network asked for. */
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
      <Button variant="outline" aria-disabled={!isOver} onClick={() => isOver && submit()}>
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
 * Nobody knows whether it worked: the chat is looked for, and the words change with what is found.
 * Nothing here sends anything again by itself.
 */
function OpenOutcome({ failed }: { failed: Failed }) {
  const { attempt, failure } = failed
  const { submit, showFound } = useSubmit()
  const { payload, sentAt, knownBefore, name } = attempt
  const text = useFailureText(failed)
  const outcome = useOutcome({ payload: payload ?? nothing, sentAt: sentAt ?? 0, knownBefore })
  const found = outcome.data?.state === 'found' ? outcome.data.opened : undefined
  const who = name || 'them'

  if (found && !outcome.isFetching) {
    return (
      <FoundLate
        name={who}
        found={found}
        hasMessage={payload?.messageText !== undefined}
        onShow={() => showFound(found)}
      />
    )
  }
  const isMissing = outcome.data?.state === 'not-found'
  return (
    <ErrorSummary title={title} problems={[{ message: text }]}>
      <p role="status" className="mt-2">
        {outcome.isFetching
          ? 'Looking for the chat…'
          : isMissing
            ? `There is no chat with ${who} yet.`
            : 'We couldn’t look for it. Look in Beeper before you try again.'}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {!outcome.isFetching && (
          <Button variant="outline" onClick={() => void outcome.refetch()}>
            Look again
          </Button>
        )}
        {!outcome.isFetching && isMissing && (
          <Button variant="outline" onClick={() => submit({ isAgain: true })}>
            Try again
          </Button>
        )}
      </div>
      <Details failure={failure} />
    </ErrorSummary>
  )
}

const useOutcome = (input: OutcomeInput) => useQuery(outcomeQuery(useBeeper(), input))

interface FoundLateProps {
  name: string
  found: Opened
  hasMessage: boolean
  onShow(): void
}

function FoundLate({ name, hasMessage, onShow }: FoundLateProps) {
  return (
    <section
      ref={takeFocus}
      tabIndex={-1}
      role="alert"
      aria-labelledby="found-late"
      className="rounded-button border-[1.5px] border-good bg-good-soft px-4 py-3 text-[0.875rem] outline-none"
    >
      <h2 id="found-late" className="font-strong text-good">
        It worked, only late: your chat with {name} is open.
      </h2>
      {hasMessage && <p className="mt-1">The card says whether your message arrived.</p>}
      <Button variant="outline" className="mt-2" onClick={onShow}>
        Show the chat
      </Button>
    </section>
  )
}

const takeFocus = (element: HTMLElement | null) => element?.focus()

function Details({ failure }: { failure: BeeperFailure }) {
  if (failure.status === undefined) return null
  return (
    <details className="mt-2 text-note">
      <summary>Details</summary>
      <p className="mt-1">
        {[failure.status, failure.said?.code, failure.said?.message].filter(Boolean).join(' · ')}
      </p>
      <pre className="mt-1 max-h-48 overflow-auto whitespace-pre-wrap font-mono text-tiny">
        {typeof failure.raw === 'string' ? failure.raw : boundedJSON(failure.raw)}
      </pre>
    </details>
  )
}
