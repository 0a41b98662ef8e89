/** Moves the focus to where a person is typed, in either mode: what had it may be about to go. */
export const focusPerson = () =>
  (document.getElementById('who') ?? document.getElementById('participants'))?.focus()

/** Moves the focus on to the message, once it is settled who is meant. */
export const focusMessage = () => document.getElementById('messageText')?.focus()
