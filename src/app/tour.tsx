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

/** The guided tour: each press changes the real draft, or asks the sandbox of the tour. */
export function Tour({ onList }: TourProps) {
  const [step, setStep] = useState<TourStep>(firstStep)
  const [problem, setProblem] = useState<string>()
  const [isActing, setActing] = useState(true)
  const acts = useActs(onList)
  const { search, query } = useRecipient()
  const focus = useFocusOnNext(step)

  const run = async (id: TourStep['id']) => {
    setActing(true)
    setProblem(undefined)
    try {
      await acts[id]?.()
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
  // a search that goes on has not found whom the next step takes
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

/** What each step does. The reload at the end takes all of it back. */
function useActs(onList: TourProps['onList']): Partial<Record<TourStep['id'], () => unknown>> {
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
      // another tour may have been here before
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

/** On narrow screens the preview stands below the form. */
function showPreview() {
  if (!matchMedia('(width < 960px)').matches) return
  document.querySelector('[data-side-panel]')?.scrollIntoView()
}

/** What these draw takes the focus, once. */
const takesFocus: readonly TourStep['id'][] = ['open', 'group', 'outage']

/**
 * Gives the focus back to *Next* where a step has taken it, so that one key goes through the tour.
 * Whoever presses another key or a button meanwhile goes where they want.
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
    // the sheet above the page, in which the person went on, gives the focus to the form
    isKept.current = true
  }, [step, hasPeople])
  return {
    next,
    keep({ id }: TourStep) {
      isKept.current = takesFocus.includes(id)
    },
  }
}
