import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useBeeper, useConnection, useServerState } from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import type { Opened } from '#beeper/open-chat.ts'
import { usePinnedDialect } from '#beeper/server-version.ts'
import { beginViewTransition, type ViewTransition } from '#ui/rendering/view-transition.ts'
import { editMessage, emptied } from '../draft/changes.ts'
import { WholeDraft } from '../draft/draft.ts'
import { storedAccount } from '../draft/stored.ts'
import { useDraft } from '../draft/use-draft.tsx'
import { draftProblems } from '../draft/validation.ts'
import { resolveRecipient } from './resolve-recipient.ts'
import { lookForChat, runSubmission } from './run-submission.ts'
import { sentRequests } from './sent-requests.ts'
import { isOpenOutcome, type OpenOutcome, type SubmitState } from './submit-state.ts'
import { type Listeners, useSettle } from './use-settle.ts'

interface Submission {
  state: SubmitState
  /**
   * Sends the current draft once; calls during a submission are ignored. Resolves once the result
   * is on the screen. `isAgain` skips the question about a duplicate.
   */
  submit(options?: { isAgain?: boolean }): Promise<void>
  /** Stops waiting for the response; the server may still open the chat. */
  stopWaiting(): void
  /** Answers whether to send a duplicate. */
  answer(isConfirmed: boolean): void
  /** Looks again for a chat that may have been opened. */
  lookAgain(): void
  /** Hides the problems or the failure of the last submission. */
  dismiss(): void
  /** Restores the draft of the opened chat, without its message. */
  fillAgain(): void
}

interface SubmitProviderProps extends Listeners {
  children: ReactNode
}

const Context = createContext<Submission | undefined>(undefined)

/** The submission of the form. Throws outside of a `SubmitProvider`. */
export function useSubmit(): Submission {
  const value = useContext(Context)
  if (!value) throw new Error('useSubmit needs a SubmitProvider around it')
  return value
}

const idle: SubmitState = { status: 'idle' }

const isSame = (now: SubmitState | undefined, { moment }: OpenOutcome) =>
  now?.status === 'failed' && now.moment === moment

/** Owns the submission: its lock, its state, and what follows from an opened chat. */
export function SubmitProvider({ children, ...listeners }: SubmitProviderProps) {
  const { onExchange } = listeners
  const beeper = useBeeper()
  const { target, resetCount } = useConnection()
  const queryClient = useQueryClient()
  const { getDraft, apply } = useDraft()
  const pinned = usePinnedDialect()
  const [state = idle, setState] = useServerState<SubmitState>()
  const settle = useSettle(setState, listeners)
  const [question, setQuestion] = useState<{ answer(isConfirmed: boolean): void }>()
  // the lock: set synchronously, so that repeated presses before a render send once
  const pending = useRef<AbortController>(undefined)
  // a mutation, because the connection status is derived from the query and mutation caches
  const write = useCallback(
    (open: () => Promise<Opened>) =>
      queryClient.getMutationCache().build(queryClient, { mutationFn: open }).execute(undefined),
    [queryClient],
  )

  useEffect(() => {
    if (resetCount > 0) sentRequests.forget(beeper.mount)
  }, [resetCount, beeper])

  const look = useCallback(
    async (failed: OpenOutcome) => {
      setState((now) => (isSame(now, failed) ? { ...failed, look: 'looking' } : now))
      const found = await lookForChat(failed, { beeper, queryClient })
      // a newer submission keeps the screen, unless a chat was found
      if (found.status === 'opened' || !pending.current) await settle(found)
    },
    [setState, beeper, queryClient, settle],
  )

  const submit = useCallback(
    async ({ isAgain = false } = {}) => {
      if (pending.current) return
      const controller = new AbortController()
      pending.current = controller
      const progress = shownWhenLate(setState)
      try {
        const draft = WholeDraft.parse(structuredClone(getDraft()))
        const lastAccountID = storedAccount.read(target)
        const end = await runSubmission(
          draft,
          {
            ...{ beeper, queryClient, pinned, write, onExchange },
            settle: (end) => settle(end, progress.stop()),
            setState: progress.show,
            resolve: (meant) => resolveRecipient(meant, { beeper, queryClient, lastAccountID }),
            problemsOf: (meant, recipient) => draftProblems(meant, recipient, beeper.mount),
            confirm: () => new Promise((answer) => setQuestion({ answer })),
          },
          { signal: controller.signal, isAgain },
        )
        if (end && isOpenOutcome(end)) void look(end)
      } finally {
        pending.current = undefined
        progress.stop()?.cancel()
        setQuestion(undefined)
        // the request may have used up the response that the sandbox was set to give next
        void queryClient.invalidateQueries({ queryKey: queryKeys.nextAnswer(beeper) })
      }
    },
    [beeper, queryClient, pinned, write, onExchange, setState, settle, look, getDraft, target],
  )

  const value = useMemo(
    (): Submission => ({
      state,
      submit,
      stopWaiting: () => pending.current?.abort(),
      answer: (isConfirmed) => question?.answer(isConfirmed),
      dismiss: () => setState((now) => (now && 'moment' in now ? undefined : now)),
      lookAgain() {
        if (isOpenOutcome(state)) void look(state)
      },
      fillAgain() {
        if (state.status !== 'opened') return
        const { draft } = state.opening
        apply(() => editMessage(draft, ''))
        setState(undefined)
      },
    }),
    [state, submit, question, setState, look, apply],
  )
  return <Context value={value}>{children}</Context>
}

/** Milliseconds without a progress display: a result that comes sooner is shown directly. */
const progressDelay = 100

/**
 * Shows the progress of a submission after a delay, but a question at once. Until then a view
 * transition waits for the result of the request, because the browser takes a frame to prepare it.
 */
function shownWhenLate(show: (state: SubmitState) => void) {
  let newest: SubmitState | undefined
  let isShown = false
  let transition: ViewTransition | undefined
  const take = () => {
    const taken = transition
    transition = undefined
    return taken
  }
  const begin = () => {
    isShown = true
    take()?.cancel()
    if (newest) show(newest)
  }
  const timer = setTimeout(begin, progressDelay)
  return {
    show(state: SubmitState) {
      newest = state
      if (isShown || state.status === 'asking') begin()
      else if (state.status === 'sending') transition ??= beginViewTransition()
    },
    /** Returns the transition that waits for the result, if any. */
    stop() {
      clearTimeout(timer)
      return take()
    },
  }
}

/** Clears the form, with an *Undo*; `undefined` during a submission. */
export function useClear(onClear: () => void): (() => void) | undefined {
  const { apply } = useDraft()
  const { state, dismiss } = useSubmit()
  if (state.status === 'preparing' || state.status === 'sending') return undefined
  return () => {
    apply(emptied, { undo: 'Form cleared.' })
    dismiss()
    onClear()
  }
}
