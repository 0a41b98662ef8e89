import { useCallback } from 'react'

/**
 * A ref for what may go while it has the focus: the focus is handed on then, and never falls to the
 * body. `handOn` must stay the same.
 */
export const useFocusHandedOn = (handOn: () => void) =>
  useCallback(
    (element: HTMLElement | null) => () => {
      if (element?.contains(document.activeElement)) handOn()
    },
    [handOn],
  )
