/** What the recents say. */
export const words = {
  button: 'Recent',
  title: 'Recently opened',
  search: 'Search what was opened',
  none: 'Nothing was opened here yet.',
  noneFound: (typed: string) => `No match for “${typed}”.`,
  found: (count: number) => (count === 1 ? '1 chat' : `${count} chats`),
  notKept: 'This browser doesn’t keep the list. It is gone when the page is closed.',
  direct: 'Direct chat',
  group: 'Group',
  show: 'Show card',
  fill: 'Fill the form',
  forget: 'Forget',
  forgetAll: 'Forget all',
  forgotten: (count: number) => (count === 1 ? '1 chat forgotten.' : `${count} chats forgotten.`),
  undo: 'Undo',
  close: 'Close',
}
