import { useEffect } from 'react'

const firstFields = ['who', 'participants']

/**
 * A button that goes away with its own press takes the focus along. Whoever pressed it by key goes
 * on from the first field of the form; by pointer nothing is missed, and no keyboard comes up.
 */
export function useKeptFocus() {
  useEffect(() => {
    const keep = ({ detail }: MouseEvent) => {
      if (detail !== 0) return
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const fields = firstFields.map((id) => document.getElementById(id))
        fields.find((field) => field !== null)?.focus()
      })
    }
    document.addEventListener('click', keep)
    return () => document.removeEventListener('click', keep)
  }, [])
}
