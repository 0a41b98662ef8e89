import { useCallback } from 'react'

/** Focuses the recipient field of either mode, before the focused element may unmount. */
export const focusPerson = () =>
  (document.getElementById('who') ?? document.getElementById('participants'))?.focus()

/** Focuses the message, the next step once the recipient is known. */
export const focusMessage = () => document.getElementById('messageText')?.focus()

/**
 * A ref for an element that may unmount while it has the focus: `moveFocus`, which must be stable,
 * is called then, so that the focus never falls to the body.
 */
export const useFocusOnUnmount = (moveFocus: () => void) =>
  useCallback(
    (element: HTMLElement | null) => () => {
      if (element?.contains(document.activeElement)) moveFocus()
    },
    [moveFocus],
  )
