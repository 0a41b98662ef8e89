import { useEffect, useState } from 'react'

/** Whether anything was pressed on the page yet: what is heavy may be loaded from then on. */
export function useHasInteracted(): boolean {
  const [hasInteracted, setHasInteracted] = useState(false)
  useEffect(() => {
    const begin = () => setHasInteracted(true)
    const once = { once: true, capture: true }
    addEventListener('keydown', begin, once)
    addEventListener('pointerdown', begin, once)
    return () => {
      removeEventListener('keydown', begin, once)
      removeEventListener('pointerdown', begin, once)
    }
  }, [])
  return hasInteracted
}
