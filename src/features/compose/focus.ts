import { useCallback } from 'react'

/** Moves the focus to where a person is typed, in either mode: what had it may be about to go. */
export const focusPerson = () =>
  (document.getElementById('who') ?? document.getElementById('participants'))?.focus()

/** Moves the focus on to the message, once it is settled who is meant. */
export const focusMessage = () => document.getElementById('messageText')?.focus()

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
