/** What the frame around the features says. */
export const words = {
  name: 'Overture',
  title: 'Start a conversation',
  lede: 'One form for every network you use.',
  shortcuts: 'Keyboard shortcuts',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  result: 'Result',
  startAnother: 'Start another',
  chatIsOpen: 'The chat is open',
  notShown: 'Its card could not be shown. The chat in Beeper is as it should be; its ID is:',
  crashed: 'Overture stopped',
  crashedHint:
    'Something in this page broke. Whatever was opened in Beeper stays as it is, and your form is kept in this browser.',
  reloadEmpty: 'Load it with an empty form',
  reload: 'Load the page again',
}
