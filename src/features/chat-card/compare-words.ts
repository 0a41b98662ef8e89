/** What is said where two chats are held against each other. */
export const compareWords = {
  heading: 'Compare with…',
  choose: 'Another chat that you opened',
  placeholder: 'Choose a chat',
  none: 'Open another chat, and both can be put side by side.',
  title: (one: string, other: string) => `${one} and ${other}`,
  what: 'Capability',
  differs: 'differs',
  onlyDifferences: 'Only what differs',
  count: (different: number, all: number) => `${different} of ${all} differ.`,
  same: 'Both can do the same.',
  attachments: 'Attachments',
  caption: (caption: string) => `caption ${caption}`,
  upTo: (size: string) => `up to ${size}`,
  nothing: '–',
  close: 'Close',
}
