import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { useChangeOfFilled, usePrefill } from '#features/compose/use-prefill.ts'

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
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const prefill = usePrefill()
  useChangeOfFilled(said !== undefined, () => setSaid(undefined))

  const arrive = useEffectEvent(async () => {
    const { hash } = location
    if (!ours.test(hash)) return
    // neither history nor a copied address keeps what the link said
    history.replaceState(history.state, '', location.pathname + location.search)
    const { arrivalOf } = await import('./arrival.ts')
    const arrival = await arrivalOf(hash, beeper, queryClient)
    if (!arrival) return
    setSaid(undefined)
    await prefill(arrival.wanted)
    setSaid(arrival.said)
  })
  useEffect(() => {
    const listen = () => void arrive()
    listen()
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])
  return { said, dismiss: () => setSaid(undefined) }
}
