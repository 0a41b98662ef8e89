const number = new Intl.NumberFormat('en')
const people = (count: number) => (count === 1 ? '1 person' : `${number.format(count)} people`)

/** What the field that collects people says. */
export const peopleWords = {
  label: 'People to add',
  hint: 'Search by name, number or handle. Comma, semicolon, Tab or Enter adds what is typed.',
  group: (count: number) => `People to add, ${count}`,
  remove: (name: string) => `Remove ${name}`,
  which: (name: string) => `Choose who “${name}” is`,
  edit: (name: string) => `Change “${name}”`,
  again: (name: string) => `Look “${name}” up again`,
  noneOfThem: 'None of them: change the words',
  nobodyNow: 'Nobody is found now: change the words',
  asUserID: (typed: string) => `Add “${typed}” as a user ID`,
  overLimit: 'over the limit',
  pasteList: 'Paste a list',
  countOf: (count: number, max: number | undefined) =>
    max === undefined ? `${count}` : `${count} of ${number.format(max)}`,
  atLeast: (count: number) => `at least ${count}`,
  removed: (name: string) => `${name} was removed. Ctrl Z brings them back.`,
  moving: (count: number) => `Looking for ${people(count)} on this account…`,
  moved: (found: number, all: number) =>
    `${number.format(found)} of ${people(all)} ${all === 1 ? 'was' : 'were'} found on this account.`,
  alreadyThere: (name: string) => `${name} is already there.`,
  self: 'That’s you on this account. You are in every group you make.',
  sameGroup: (title: string, count: number) =>
    `You already have ${title ? `“${title}”` : 'a group'} with ${count === 2 ? 'both of them' : `these same ${inWords(count)}`}.`,
}

const inWords = (count: number) =>
  ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ??
  number.format(count)
