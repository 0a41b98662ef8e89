import { useEffect, useEffectEvent } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Draft } from './draft.ts'
import type { Prefill } from './prefill.ts'

/** Fills the form from outside; what that takes is loaded when the first link arrives. */
export function usePrefill(): (wanted: Prefill) => Promise<void> {
  const form = useFormContext<Draft>()
  const beeper = useBeeper()
  return async (wanted) => {
    const { prefill } = await import('./prefill.ts')
    prefill(form, wanted, beeper)
  }
}

/** Tells once when somebody makes something else of a filled form, for as long as `isFilled`. */
export function useChangeOfFilled(isFilled: boolean, onChange: () => void): void {
  const form = useFormContext<Draft>()
  const tell = useEffectEvent(onChange)
  useEffect(() => {
    if (!isFilled) return
    const filled = filledIn(form.getValues())
    return form.subscribe({
      formState: { values: true },
      callback: () => {
        if (filledIn(form.getValues()) !== filled) tell()
      },
    })
  }, [isFilled, form])
}

/** What is filled, as far as a change of it is somebody’s own doing and no look-up’s. */
function filledIn(draft: Draft): string {
  const { mode, accountID, messageText } = draft
  return JSON.stringify(
    mode === 'start'
      ? [mode, accountID, messageText, draft.user]
      : [mode, accountID, messageText, draft.type, draft.title, draft.participants.length],
  )
}
