import type { QueryClient } from '@tanstack/react-query'
import { BeeperError, NotSentError, writeOutcome } from '#beeper/failure/failure.ts'
import { chatsBeforeWrite, outcomeQuery } from '#beeper/failure/outcome.ts'
import type { Beeper } from '#beeper/http/client.ts'
import { type Opened, openChat, type SentRequest } from '#beeper/open-chat.ts'
import { canAsk, type Dialect, requestFor, versionBeforeWrite } from '#beeper/server-version.ts'
import { accountKey, type WholeDraft } from '../draft/draft.ts'
import { participantsOn } from '../draft/participants.ts'
import { toNewChat } from '../draft/payload.ts'
import type { Problem } from '../draft/validation.ts'
import { namesOf, type ResolvedRecipient } from './resolve-recipient.ts'
import { claimRequest, type EarlierRequest, sentRequests } from './sent-requests.ts'
import type { Attempt, OpenOutcome, SubmitState } from './submit-state.ts'

export interface SubmissionDeps {
  beeper: Beeper
  queryClient: QueryClient
  resolve(draft: WholeDraft): Promise<ResolvedRecipient>
  problemsOf(draft: WholeDraft, recipient: ResolvedRecipient): readonly Problem[]
  /** The dialect of requests: the server's, unless one is pinned. */
  pinned(dialect: Dialect): Dialect
  /** Asks whether to send a duplicate. */
  confirm(earlier: EarlierRequest, attempt: Pick<Attempt, 'payload' | 'name'>): Promise<boolean>
  /** Runs the one write. */
  write(open: () => Promise<Opened>): Promise<Opened>
  /** Reports the progress. */
  setState(state: SubmitState): void
  /** Shows the final state; resolves once it is on the screen. */
  settle(state: SubmitState): Promise<void>
  /** Reports the request and its response if no chat was opened. */
  onExchange(sent: SentRequest): void
}

/**
 * The submission pipeline: resolve the recipient, validate, read the server's version, ask about a
 * duplicate, send once, report the result. It never retries, and works on the draft as it was when
 * it began. `signal` stops the waiting. `isAgain` skips the question about a duplicate.
 */
export async function runSubmission(
  draft: WholeDraft,
  deps: SubmissionDeps,
  { signal, isAgain = false }: { signal: AbortSignal; isAgain?: boolean },
): Promise<SubmitState> {
  const { setState } = deps
  const since = Date.now()
  // the lock is held until the result is on the screen
  const end = async (state: SubmitState) => {
    await deps.settle(state)
    return state
  }
  const progress: { attempt: Failing } = { attempt: { draft } }
  setState({ status: 'preparing', since, network: undefined })
  try {
    const recipient = await abortable(deps.resolve(draft), signal)
    const problems = deps.problemsOf(draft, recipient)
    const { account, user, rules, check } = recipient
    if (problems.length > 0 || !account) {
      return end({ status: 'invalid', problems, moment: Date.now() })
    }
    const planned = {
      draft,
      payload: toNewChat(draft, {
        accountID: account.accountID,
        user,
        rules,
        mount: deps.beeper.mount,
      }),
      people: participantsOn(draft.participants, accountKey(deps.beeper.mount, account.accountID)),
      before: check,
      ...namesOf(draft, recipient),
    }
    progress.attempt = planned
    setState({ status: 'preparing', since, network: rules?.name })
    return end(await send(planned, deps, { signal, isAgain, since, progress }))
  } catch (error) {
    const failure = error instanceof BeeperError ? error : unforeseen(error, progress.attempt)
    const outcome = writeOutcome(failure)
    return end({ status: 'failed', failure, outcome, ...progress, moment: Date.now() })
  }
}

/** A bug of the program, reported like any failure, so that the submission ends. */
function unforeseen(cause: unknown, { sentAt }: Failing): BeeperError {
  console.error(cause)
  return sentAt === undefined
    ? new NotSentError('not-understood', { cause })
    : new BeeperError('not-understood', { cause, milliseconds: Date.now() - sentAt })
}

type Failing = Partial<Attempt> & Pick<Attempt, 'draft'>
type Planned = Omit<Attempt, 'request' | 'knownBefore' | 'sentAt' | 'noteID'>

interface Sending {
  signal: AbortSignal
  isAgain: boolean
  since: number
  progress: { attempt: Failing }
}

async function send(
  planned: Planned,
  deps: SubmissionDeps,
  sending: Sending,
): Promise<SubmitState> {
  const { beeper, queryClient, setState } = deps
  const { signal, since, progress } = sending
  const { payload, name, network, before } = planned
  const version = await versionBeforeWrite(queryClient, beeper, signal)
  const dialect = deps.pinned(version.dialect)
  if (!canAsk(payload, dialect)) throw new NotSentError('call-unknown')
  const request = requestFor(payload, dialect)
  const knownBefore = await abortable(chatsBeforeWrite(beeper, payload, signal), signal)
  const body = { mount: beeper.mount, payload, chatID: before?.chat?.chatID }
  const noteID = await claim(body, planned, deps, sending)
  if (noteID === undefined) return { status: 'idle' }
  const attempt: Attempt = { ...planned, request, knownBefore, sentAt: Date.now(), noteID }
  progress.attempt = attempt
  setState({ status: 'sending', since, name, network, draft: planned.draft })
  try {
    const opened = await deps.write(() => openChat(beeper, request, { signal, dialect }))
    sentRequests.markSent(noteID, opened.chatID)
    return { status: 'opened', opening: { ...attempt, opened, isLate: false, at: Date.now() } }
  } catch (error) {
    if (error instanceof BeeperError) {
      if (writeOutcome(error) !== 'unknown') sentRequests.withdraw(noteID)
      reportFailure(error, attempt, deps)
    }
    throw error
  }
}

/**
 * Looks for the chat that a request of unknown outcome may have opened. It only reads. The result
 * is the opened chat, or the failure with the status of the search.
 */
export async function lookForChat(
  { attempt, ...failed }: OpenOutcome,
  { beeper, queryClient }: Pick<SubmissionDeps, 'beeper' | 'queryClient'>,
): Promise<SubmitState> {
  const { payload, sentAt, knownBefore, noteID } = attempt
  const input = { payload, sentAt, knownBefore }
  const outcome = await queryClient.fetchQuery(outcomeQuery(beeper, input))
  if (outcome.state !== 'found') return { ...failed, attempt, look: outcome.state }
  const { opened } = outcome
  sentRequests.markSent(noteID, opened.chatID)
  return { status: 'opened', opening: { ...attempt, opened, isLate: true, at: Date.now() } }
}

/** Stores the request before it is sent, after the user has confirmed each duplicate. */
async function claim(
  body: { mount: string; payload: Attempt['payload']; chatID: string | undefined },
  { payload, name }: Planned,
  { confirm, setState }: SubmissionDeps,
  { isAgain, since }: Sending,
): Promise<string | undefined> {
  let accepted = isAgain ? Number.POSITIVE_INFINITY : 0
  for (;;) {
    const claimed = await claimRequest(body, accepted)
    if ('id' in claimed) return claimed.id
    const { earlier } = claimed
    setState({ status: 'asking', earlier, attempt: { payload, name } })
    if (!(await confirm(earlier, { payload, name }))) return undefined
    accepted = earlier.sentAt
    setState({ status: 'preparing', since, network: undefined })
  }
}

function reportFailure(failure: BeeperError, { request }: Attempt, deps: SubmissionDeps) {
  const { raw, status, milliseconds } = failure
  if (milliseconds !== undefined)
    deps.onExchange({ request, answer: { raw, status, milliseconds } })
}

/** Rejects as soon as the signal aborts. For the steps before the write: nothing was sent then. */
async function abortable<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return await new Promise<Answer>((resolve, reject) => {
    const abort = () => reject(new NotSentError('stopped'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
