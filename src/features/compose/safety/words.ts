/** What is said while something is on its way, before it is sent twice, and after it was cleared. */
export const safetyWords = {
  stillWaiting: 'Still waiting – some networks take a while.',
  stop: 'Stop waiting',
  stopHint: 'If you stop, the chat may exist all the same. We look for it then.',
  cleared: 'The form is empty now.',
  undo: 'Undo',
}
