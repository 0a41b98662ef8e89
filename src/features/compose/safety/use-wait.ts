import { useEffect, useState } from 'react'

/** How long somebody has waited: not long, so long that it is worth a word, or long enough to stop. */
export type Wait = 'short' | 'long' | 'endless'

const longAfter = 4_000
const endlessAfter = 15_000

/** Follows the wait for an answer, from when `isWaiting` becomes true. */
export function useWait(isWaiting: boolean): Wait {
  const [wait, setWait] = useState<Wait>('short')
  useEffect(() => {
    if (!isWaiting) return
    const timers = [
      setTimeout(() => setWait('long'), longAfter),
      setTimeout(() => setWait('endless'), endlessAfter),
    ]
    return () => {
      for (const timer of timers) clearTimeout(timer)
      setWait('short')
    }
  }, [isWaiting])
  return wait
}
