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
   * Sends the draft as it stands, once; a press while a request is under way is none. Resolves once
   * what came of it is on the screen.
   */
  submit(options?: { isAgain?: boolean }): Promise<void>
  /** Waits no longer for the answer; the server may open the chat all the same. */
  stopWaiting(): void
  /** Answers the question before the same is sent twice. */
  answer(isWanted: boolean): void
  /** Looks once more for a chat that may have been opened. */
  lookAgain(): void
  /** Takes back what is said of the last submission. */
  dismiss(): void
  /** Fills the form once more with whom a chat was opened with; never with what was said. */
  fillAgain(): void
}

interface SubmitProviderProps extends Listeners {
  children: ReactNode
}

const Context = createContext<Submission | undefined>(undefined)

/** The one submission of the form. Throws outside of a `SubmitProvider`. */
export function useSubmit(): Submission {
  const value = useContext(Context)
  if (!value) throw new Error('useSubmit needs a SubmitProvider around it')
  return value
}

const idle: SubmitState = { status: 'idle' }

const isSame = (now: SubmitState | undefined, { moment }: OpenOutcome) =>
  now?.status === 'failed' && now.moment === moment

/** Owns the submission: its lock, its state, and what follows from an opened chat. */
export function SubmitProvider({ children, ...told }: SubmitProviderProps) {
  const { onExchange } = told
  const beeper = useBeeper()
  const { target, resetCount } = useConnection()
  const queryClient = useQueryClient()
  const { getDraft, apply } = useDraft()
  const pinned = usePinnedDialect()
  const [state = idle, setState] = useServerState<SubmitState>()
  const settle = useSettle(setState, told)
  const [question, setQuestion] = useState<{ answer(isWanted: boolean): void }>()
  // taken at once, before anything is drawn: a thousand presses are one
  const underWay = useRef<AbortController>(undefined)
  // a mutation, so that whoever watches the connection learns from writes, too
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
      // what was asked for since then is on the screen now; the chat is told all the same
      if (found.status === 'opened' || !underWay.current) await settle(found)
    },
    [setState, beeper, queryClient, settle],
  )

  const submit = useCallback(
    async ({ isAgain = false } = {}) => {
      if (underWay.current) return
      const controller = new AbortController()
      underWay.current = controller
      const progress = shownWhenLate(setState)
      try {
        const draft = WholeDraft.parse(structuredClone(getDraft()))
        const lastAccountID = storedAccount.read(target)
        const end = await runSubmission(
          draft,
          {
            ...{ beeper, queryClient, pinned, write, onExchange },
            settle(end) {
              progress.stop()
              return settle(end)
            },
            setState: progress.show,
            resolve: (meant) => resolveRecipient(meant, { beeper, queryClient, lastAccountID }),
            problemsOf: (meant, recipient) => draftProblems(meant, recipient, beeper.mount),
            confirm: () => new Promise((answer) => setQuestion({ answer })),
          },
          { signal: controller.signal, isAgain },
        )
        if (end && isOpenOutcome(end)) void look(end)
      } finally {
        underWay.current = undefined
        progress.stop()
        setQuestion(undefined)
        // the opening may have used up what the sandbox was told to answer
        void queryClient.invalidateQueries({ queryKey: queryKeys.nextAnswer(beeper) })
      }
    },
    [beeper, queryClient, pinned, write, onExchange, setState, settle, look, getDraft, target],
  )

  const value = useMemo(
    (): Submission => ({
      state,
      submit,
      stopWaiting: () => underWay.current?.abort(),
      answer: (isWanted) => question?.answer(isWanted),
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

/** An answer that comes sooner is drawn instead of the waiting for it; in milliseconds. */
const patience = 100

/** Shows how far a submission is once it takes a while, and at once that it asks something. */
function shownWhenLate(show: (state: SubmitState) => void) {
  let newest: SubmitState | undefined
  let isShown = false
  const begin = () => {
    isShown = true
    if (newest) show(newest)
  }
  const timer = setTimeout(begin, patience)
  return {
    show(state: SubmitState) {
      newest = state
      if (isShown || state.status === 'asking') begin()
    },
    stop: () => clearTimeout(timer),
  }
}

/** Empties the form, which can be undone; nothing while a request is under way. */
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
