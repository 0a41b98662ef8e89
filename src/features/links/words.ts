/** What is said of links to the form. */
export const words = {
  region: 'Links',
  copy: 'Copy link to this form',
  withMessage: 'with the message',
  copied: 'Copied. It fills the form, and sends nothing.',
  notCopied: 'The browser did not allow copying.',
  handlers: 'Open links with Overture',
  handlersHint:
    'Your browser asks once for each kind. A link then fills the form; it never sends anything.',
  asked: (scheme: string) => `Your browser was asked about ${scheme}: links.`,
  refused: (scheme: string) => `Your browser does not let Overture open ${scheme}: links.`,
  schemes: {
    tel: 'Phone links, tel:',
    sms: 'Text message links, sms:',
    mailto: 'Email links, mailto:',
    matrix: 'Matrix links, matrix:',
  },
}
