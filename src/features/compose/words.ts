import { keyNames } from '#ui/key-names.ts'
import type { Identifier } from './draft.ts'

const number = new Intl.NumberFormat('en')

/** What is said of a draft that is not fit to be sent. */
export const problems = {
  noAccount: 'Choose an account.',
  nobody: 'Say whom you want to reach: a phone number, username, email or user ID.',
  nameOnly:
    'A name helps us choose, but can’t find someone. Add a phone number, username, email or user ID.',
  noPhone: 'That isn’t a phone number. Write it like +49 170 1234567, without an extension.',
  whichCountry: (typed: string) =>
    `Which country is ${typed} from? Choose it, or start the number with + and the country code.`,
  email: 'That email address looks incomplete.',
  noPeople: 'Add at least one person.',
  notAdded: (typed: string) => `“${typed}” is not added yet. Press Enter or comma, or remove it.`,
  notDirect: 'A direct chat has one other person. Remove the others, or choose Group.',
  noGroups: (network: string) => `${network} can’t make groups. Choose Direct.`,
  tooFew: (network: string, min: number) =>
    `A group on ${network} needs at least ${min} other ${min === 1 ? 'person' : 'people'}.`,
  tooMany: (network: string, max: number) =>
    `A group on ${network} takes at most ${number.format(max)} other people.`,
  noTitle: (network: string) => `${network} needs a title for a group.`,
  longTitle: (network: string, max: number) =>
    `This title is too long for ${network}: at most ${number.format(max)} bytes.`,
  noMessage: (network: string) => `${network} needs a first message to open a chat.`,
  longMessage: (network: string, max: number) =>
    `This message is too long for ${network}: at most ${number.format(max)} characters.`,
}

/** The five fields of a person. */
export const identifierWords: Record<Identifier, { label: string; placeholder: string }> = {
  id: { label: 'User ID', placeholder: '@ada:beeper.com' },
  phoneNumber: { label: 'Phone number', placeholder: '+49 170 1234567' },
  username: { label: 'Username', placeholder: '@handle' },
  email: { label: 'Email', placeholder: 'name@example.org' },
  fullName: { label: 'Full name', placeholder: 'Ada Obi' },
}

/** What the network does with a field. */
export const hints = {
  looksUp: (network: string) => `${network} looks this up`,
  takesAny: (network: string) => `${network} takes any number`,
  notUsed: (network: string) => `not used by ${network}`,
  directID: 'used as it is',
  ranksOnly: 'ranks matches only',
  anySpelling: 'Any spelling, with its country code.',
  keyed: 'letters as on the keys of a phone',
  possiblyWrong: 'This number looks too short or too long.',
}

/** Headings, labels and buttons of the form. */
export const words = {
  pageTitle: 'Overture',
  errorPageTitle: 'Error: Overture',
  mode: 'What do you want to do?',
  modes: [
    {
      value: 'start',
      label: 'Message someone',
      hint: 'Find the person for me',
      keys: { shown: `${keyNames.alt} 1`, aria: 'Alt+1' },
    },
    {
      value: 'create',
      label: 'Create a chat',
      hint: 'Pick people, one or a group',
      keys: { shown: `${keyNames.alt} 2`, aria: 'Alt+2' },
    },
  ],
  account: 'Account',
  accountPlaceholder: 'Choose an account',
  noAccountsLoaded: 'The accounts are not loaded.',
  noAccounts: 'There are no accounts here yet.',
  typedAccountID: (accountID: string) => `Use this account ID: ${accountID}`,
  noSuchAccount: 'No account is called that.',
  details: 'Details we’ll use',
  kind: 'Kind',
  kinds: [
    { value: 'single', label: 'Direct' },
    { value: 'group', label: 'Group' },
  ],
  cannotMessage: 'can’t be messaged',
  nobodyCalled: (typed: string) => `Nobody here is found by “${typed}”.`,
  searching: 'Searching…',
  notSearched: 'The network couldn’t be asked just now.',
  found: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  groupTitle: 'Group title',
  titleIgnored: (network: string) => `${network} gives groups no title when they are made.`,
  optional: 'optional',
  required: 'required',
  message: 'First message',
  noGroupsHere: (network: string) =>
    `${network} makes no groups, so only direct chats can be opened here.`,
  groupOf: (network: string, min: number, max: number | undefined) =>
    max === undefined
      ? `A group on ${network} takes at least ${number.format(min)} other ${min === 1 ? 'person' : 'people'}.`
      : `A group on ${network} takes ${number.format(min)} to ${number.format(max)} other people.`,
  byteCounter: (bytes: number, max: number, characters: number) =>
    `${number.format(bytes)} / ${number.format(max)}${bytes === characters ? '' : ' bytes'}`,
  counter: (count: number, max: number) => `${number.format(count)} / ${number.format(max)}`,
  invite: 'Allow an invite',
  inviteHint: 'If the network can only reach them by invitation, send one.',
  inviteMatters: (network: string) =>
    `${network} opens a first chat by inviting them; they are notified. Without it, only chats that exist are opened.`,
  inviteMeansNothing: (network: string) =>
    `${network} opens chats without an invite, so this changes nothing there.`,
  startChat: 'Start chat',
  openExisting: 'Open existing chat',
  createChat: 'Create chat',
  createGroup: (count: number) => `Create group of ${count}`,
  asking: (network: string) => `Asking ${network}…`,
  clear: 'Clear',
  problem: 'There is a problem',
  failureDetails: 'Details',
  sendKeys: `${keyNames.command} ↵`,
}
