import { type RefObject, useId } from 'react'
import { Button } from '#ui/button.tsx'
import { progressOf, stepAfter, type TourStep } from './steps.ts'

interface CoachProps {
  step: TourStep
  /** Whether something is running that the next step depends on. */
  isBusy: boolean
  /** Why the last step failed. */
  problem: string | undefined
  nextRef: RefObject<HTMLButtonElement | null>
  onNext(): void
  onLeave(): void
}

/** The tour in a corner of the page, which stays usable: the current step, and the next. */
export function Coach({ step, isBusy, problem, nextRef, onNext, onLeave }: CoachProps) {
  const id = useId()
  const isLast = stepAfter(step) === undefined
  return (
    <aside
      aria-label="Tour"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onLeave()
      }}
      className="fixed end-4 bottom-4 z-40 grid w-[min(360px,calc(100vw-32px))] gap-2 rounded-panel border border-accent bg-surface px-4 py-3.5 shadow-card"
    >
      <div role="status" className="grid gap-1" id={`${id}-text`}>
        <p className="text-ink-3 text-note tabular-nums">{progressOf(step)}</p>
        <h2 className="font-strong text-body">{step.heading}</h2>
        <p className="text-ink-2 text-small">{problem ?? step.sentence}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          ref={nextRef}
          variant="primary"
          size="small"
          aria-describedby={`${id}-text`}
          aria-disabled={isBusy}
          onClick={() => !isBusy && (isLast ? onLeave() : onNext())}
        >
          {isLast ? 'End the tour' : 'Next'}
        </Button>
        {!isLast && (
          <Button variant="ghost" onClick={onLeave}>
            Leave the tour
          </Button>
        )}
      </div>
    </aside>
  )
}
