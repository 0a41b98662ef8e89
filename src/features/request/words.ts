/** What the request panel says. */
export const words = {
  region: 'Request',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying.',
  answer: 'Answer',
  answered: (status: number, milliseconds: number) =>
    `${status} in ${Math.max(1, Math.round(milliseconds))} ms`,
}
