/** What is said while something is on its way, before it is sent twice, and after it was cleared. */
export const safetyWords = {
  stillWaiting: 'Still waiting – some networks take a while.',
  stop: 'Stop waiting',
  stopHint: 'If you stop, the chat may exist all the same. We look for it then.',
  again: 'Send this again?',
  sentBefore: (seconds: number) =>
    `You sent exactly this ${seconds < 2 ? 'a moment' : `${seconds} seconds`} ago.`,
  twiceWords: 'Sending it again delivers the same words twice.',
  twiceGroup: 'Sending it again makes a second group with the same people.',
  sendAgain: 'Send again',
  dontSend: 'Don’t send',
  cleared: 'The form is empty now.',
  undo: 'Undo',
}
