const number = new Intl.NumberFormat('en')
const people = (count: number) => (count === 1 ? '1 person' : `${number.format(count)} people`)

/** What the field that collects people says. */
export const peopleWords = {
  label: 'People to add',
  hint: 'Search by name, number or handle. Comma, semicolon or Tab adds what is typed.',
  group: (count: number) => `People to add, ${count}`,
  remove: (name: string) => `Remove ${name}`,
  asUserID: (typed: string) => `Add “${typed}” as a user ID`,
  overLimit: 'over the limit',
  pasteList: 'Paste a list',
  countOf: (count: number, max: number | undefined) =>
    max === undefined ? `${count}` : `${count} of ${number.format(max)}`,
  atLeast: (count: number) => `at least ${count}`,
  removed: (name: string) => `${name} was removed. Ctrl Z brings them back.`,
  alreadyThere: (name: string) => `${name} is already there.`,
  self: 'That’s you on this account. You are in every group you make.',
  sameGroup: (title: string, count: number) =>
    `You already have “${title}” with ${count === 2 ? 'both of them' : `these same ${inWords(count)}`}.`,
}

const inWords = (count: number) =>
  ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ??
  number.format(count)

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
  nothing: 'There is nobody in this list.',
}
