const number = new Intl.NumberFormat('en')
const people = (count: number) => (count === 1 ? '1 person' : `${number.format(count)} people`)

/** What became of a line of a pasted list. */
export const entryWords = {
  waiting: 'waiting',
  asking: 'looking…',
  ready: 'ready',
  several: 'fits several people',
  unknown: 'not found',
  refused: 'can’t be messaged',
  failed: 'no answer – try again',
  stopped: 'not looked up',
  duplicate: 'duplicate',
  self: 'that’s you',
}

/** What the sheet for pasted lists says. */
export const sheetWords = {
  title: 'Paste a list',
  field: 'People',
  fieldHint:
    'One on each line, or with commas, semicolons or tabs between. Names, numbers, emails, handles, “Name <email>” and contact cards.',
  check: 'Check the list',
  filter: 'Show',
  all: 'All',
  ready: 'Ready',
  toFix: 'To fix',
  duplicate: 'Duplicate',
  self: 'You',
  progress: 'People looked up',
  progressOf: (done: number, all: number) => `${number.format(done)} of ${number.format(all)}`,
  stop: 'Stop',
  goOn: 'Go on',
  counts: (ready: number, toFix: number, duplicate: number, self: number) =>
    [
      `${number.format(ready)} ready`,
      `${number.format(toFix)} to fix`,
      `${number.format(duplicate)} duplicate`,
      `${number.format(self)} self`,
    ].join(' · '),
  leftOut: (count: number) =>
    `${number.format(count)} more were left out: 1,000 are looked up at a time.`,
  cutOff: 'The text was very long; what came after its first million characters was left out.',
  fix: (text: string) => `Fix “${text}”`,
  which: (text: string) => `Who is “${text}”?`,
  choose: 'Choose',
  remove: (text: string) => `Leave out ${text}`,
  more: (count: number) => `Show ${number.format(count)} more`,
  add: (count: number) => (count === 0 ? 'Add nobody' : `Add ${people(count)}`),
  cancel: 'Cancel',
  noAccount: 'Choose an account first: people are looked up on it.',
  nothing: 'There is nobody in this list.',
}
