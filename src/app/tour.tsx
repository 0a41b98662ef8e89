import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { knownAccounts } from '#beeper/accounts.ts'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { resetSandbox, setNextAnswer } from '#contract/overture.ts'
import {
  changeAccount,
  changeMode,
  editMessage,
  emptied,
  pickContact,
  typeWho,
} from '#features/compose/draft/changes.ts'
import { useDraft, useDraftValue } from '#features/compose/draft/use-draft.tsx'
import { useRecipient } from '#features/compose/recipient-context.tsx'
import { useSubmit } from '#features/compose/submit/submit-context.tsx'
import { Coach } from '#features/tour/coach.tsx'
import { firstStep, stepAfter, type TourStep, tourTexts } from '#features/tour/steps.ts'

interface TourProps {
  onList(text: string): void
}

/** The guided tour: each step changes the real draft, or calls the tour's own sandbox. */
export function Tour({ onList }: TourProps) {
  const [step, setStep] = useState<TourStep>(firstStep)
  const [problem, setProblem] = useState<string>()
  const [isActing, setActing] = useState(true)
  const actions = useStepActions(onList)
  const { search, query } = useRecipient()
  const focus = useFocusOnNext(step)

  const run = async (id: TourStep['id']) => {
    setActing(true)
    setProblem(undefined)
    try {
      await actions[id]?.()
    } catch (error) {
      if (!(error instanceof BeeperError)) throw error
      setProblem('The sandbox of the tour isn’t answering. Is Overture still running?')
    } finally {
      setActing(false)
    }
  }
  const begin = useEffectEvent(() => void run('begin'))
  useEffect(() => begin(), [])

  const next = stepAfter(step)
  // the next step picks the first match, which is not found yet
  const isSearching = step.id === 'type' && (query === '' || search.matches.length === 0)
  return (
    <Coach
      step={step}
      problem={problem}
      isBusy={isActing || isSearching}
      nextRef={focus.next}
      onNext={() => {
        if (!next) return
        focus.keep(next)
        setStep(next)
        void run(next.id)
      }}
      onLeave={() => location.reload()}
    />
  )
}

/** The action of each step. The reload at the end discards all changes. */
function useStepActions(
  onList: TourProps['onList'],
): Partial<Record<TourStep['id'], () => unknown>> {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const { apply } = useDraft()
  const { submit } = useSubmit()
  const { search } = useRecipient()
  const { mount } = beeper
  const whatsapp = () =>
    knownAccounts(queryClient, beeper).find((account) => networkTypeOf(account) === 'whatsapp')
      ?.accountID ?? ''
  return {
    async begin() {
      // removes the chats of an earlier tour
      await beeper.send(resetSandbox, {})
      await queryClient.resetQueries({ queryKey: queryKeys.server(beeper) })
    },
    type() {
      apply((draft) => typeWho(draft, tourTexts.name))
      showPreview()
    },
    take() {
      const [first] = search.matches[0]?.contacts ?? []
      if (!first) return
      const { contact, account } = first
      apply((draft) => pickContact(draft, contact, { mount, accountID: account.accountID }))
    },
    link: () => apply((draft) => typeWho(draft, tourTexts.link)),
    check() {
      document.querySelector<HTMLButtonElement>('button[data-check-accounts]')?.click()
      showPreview()
    },
    open: () => submit(),
    list() {
      apply((draft) => changeMode(changeAccount(draft, mount, whatsapp()), 'create'))
      onList(tourTexts.list)
    },
    group() {
      apply((draft) => ({ ...draft, title: tourTexts.title }))
      return submit()
    },
    async outage() {
      await beeper.send(setNextAnswer, { body: { answer: 'outage' } })
      const { number, message } = tourTexts.outage
      apply((draft) => editMessage(typeWho(changeMode(emptied(draft), 'start'), number), message))
      await submit()
    },
    developers() {
      const panel = document.querySelector<HTMLDetailsElement>('details[data-developers]')
      if (panel) panel.open = true
      panel?.scrollIntoView({ block: 'nearest' })
    },
  }
}

/** On narrow screens, where the preview is below the form, scrolls to it. */
function showPreview() {
  if (!matchMedia('(width < 960px)').matches) return
  document.querySelector('[data-side-panel]')?.scrollIntoView()
}

/** The steps whose result takes the focus once. */
const focusingSteps: readonly TourStep['id'][] = ['open', 'group', 'outage']

/**
 * Returns the focus to *Next* when a step has moved it, so that one key goes through the tour. Not
 * after the user has pressed another key or a button since.
 */
function useFocusOnNext(step: TourStep) {
  const next = useRef<HTMLButtonElement>(null)
  const isKept = useRef(false)
  const hasPeople = useDraftValue((draft) => draft.participants.length > 0)
  const refocus = useEffectEvent(() => {
    if (!isKept.current) return
    isKept.current = false
    next.current?.focus()
  })
  useEffect(() => {
    next.current?.focus()
    const leave = () => {
      isKept.current = false
    }
    const moved = () => queueMicrotask(refocus)
    addEventListener('keydown', leave, true)
    addEventListener('pointerdown', leave, true)
    addEventListener('focusin', moved)
    return () => {
      removeEventListener('keydown', leave, true)
      removeEventListener('pointerdown', leave, true)
      removeEventListener('focusin', moved)
    }
  }, [])
  useEffect(() => {
    if (step.id !== 'list' || !hasPeople) return
    // closing the sheet, which the user has just used, moves the focus to the form
    isKept.current = true
  }, [step, hasPeople])
  return {
    next,
    keep({ id }: TourStep) {
      isKept.current = focusingSteps.includes(id)
    },
  }
}
