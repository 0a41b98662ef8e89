import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Draft } from '#features/compose/draft.ts'

/** What is to be said of a link that has filled the form, for as long as it is still its doing. */
export interface LinkNotice {
  said: string | undefined
  dismiss(): void
}

// all other links are none of ours, and nothing is loaded for them
const ours = /^#\/?(?:start|create)\?/

/**
 * Fills the form from the address, when the page opens and when it changes, and takes the link out
 * of the address bar. What is said about it goes once the form is changed.
 */
export function useLinks(): LinkNotice {
  const [said, setSaid] = useState<string>()
  const form = useFormContext<Draft>()
  const beeper = useBeeper()
  const queryClient = useQueryClient()

  const arrive = useEffectEvent(async () => {
    const { hash } = location
    if (!ours.test(hash)) return
    // neither history nor a copied address keeps what the link said
    history.replaceState(history.state, '', location.pathname + location.search)
    const arrival = await import('./arrival.ts')
    setSaid(await arrival.arrive({ hash, form, beeper, queryClient }))
  })
  useEffect(() => {
    const listen = () => void arrive()
    listen()
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])

  useEffect(() => {
    if (!said) return
    const filled = filledIn(form)
    return form.subscribe({
      formState: { values: true },
      callback: () => {
        if (filledIn(form) !== filled) setSaid(undefined)
      },
    })
  }, [said, form])
  return { said, dismiss: () => setSaid(undefined) }
}

/** What a link fills, as far as a change of it is somebody's own doing. */
function filledIn({ getValues }: { getValues(): Draft }): string {
  const draft = getValues()
  const { mode, accountID, messageText } = draft
  return JSON.stringify(
    mode === 'start'
      ? [mode, accountID, messageText, draft.user]
      : [mode, accountID, messageText, draft.type, draft.title, draft.participants.length],
  )
}
