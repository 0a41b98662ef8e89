import type { Unreadable } from '#recognize/recognize.ts'
import type { Identifier } from '../draft.ts'

const number = new Intl.NumberFormat('en')

/** What a text was read as, in a word. */
export const kindWords: Record<Identifier, string> = {
  phoneNumber: 'Phone',
  email: 'Email',
  username: 'Username',
  id: 'User ID',
  fullName: 'Name',
}

/** Why a link leads to nobody. */
export const unreadableWords: Record<Unreadable['reason'], string> = {
  'group-invite':
    'This is an invite to a group. Open it in Beeper; here, chats are opened with people.',
  group: 'This is the ID of a group chat. Here, chats are opened with people.',
  encrypted: 'This link hides who it belongs to. Ask for their number or username instead.',
  'no-person': 'This link leads to no person. A link to their profile would do.',
  'too-long': 'This is too long to be one person. Paste a number, an address or a link.',
  'two-numbers': 'These are two numbers in one. Leave one of them.',
  fax: 'This is a fax number, and nobody reads messages there.',
  'other-number': 'This does not look like a phone number.',
}

/** What the smart field says. */
export const whoWords = {
  label: 'Who do you want to reach?',
  hint: 'Type a name, or paste a number, an email, a profile link or a contact card.',
  readAs: 'Read as',
  cardButton: 'Contact card…',
  countryUnknown: 'Phone · which country?',
  whichCountry: (typed: string) => `Which country is ${typed} from?`,
  whichCountries: (typed: string) => `Which country are ${typed} and the like from?`,
  chooseCountry: 'Choose a country',
  suggestAccount: (network: string) => `This belongs to ${network}.`,
  changeTo: (network: string, identity: string) => `Use ${network} · ${identity}`,
  noSuchAccount: (network: string) => `This belongs to ${network}, where you have no account here.`,
  cannotLookUp: (network: string, kind: string) => `${network} can’t look anybody up by ${kind}.`,
  noNewChats: (network: string) =>
    `${network} opens no new chats from here, only those you already have.`,
  cardRead: (name: string) => `Filled in from the contact card of ${name}.`,
  severalCards: (count: number) =>
    `There are ${number.format(count)} contact cards; this is the first. “Create a chat” takes them all.`,
  cardBroken: 'This contact card says nothing that could be read.',
  cardTooLarge: 'This file is too large for contact cards: at most 2 MB are read.',
  marksRemoved: 'Hidden characters were left out of what is used.',
  leftOut: 'Their user ID belongs to the account they were found on, so it is left out here.',
  alreadyChat: 'you share a chat',
}
