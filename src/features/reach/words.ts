const plural = (count: number, one: string, more: string) => (count === 1 ? one : more)

/** What the stage says before anything is sent. */
export const words = {
  lookedUp: 'Looking…',
  chatLookedFor: 'Looking for a chat with them…',
  peopleLost: (network: string) =>
    `${network} could not be asked who this is. Pressing the button asks again.`,
  chatsLost: 'Whether you share a chat could not be looked up.',
  alreadyChat: 'You already share a chat.',
  lastActive: (when: string) => `Last active ${when}.`,
  notifiesNobody: 'Opening it notifies nobody.',
  messageGoesThere: 'Your first message will be sent to the existing chat.',
  firstContact: (network: string) => `First contact on ${network}.`,
  mayNotify: 'Starting a chat may notify them; networks differ.',
  messageNotifies: 'Your first message will most likely notify them.',
  invited: (network: string) => `${network} invites them, so they will be notified.`,
  inviteNotAllowed: (network: string) =>
    `${network} opens it by inviting them, which you have not allowed.`,
  matched: {
    id: 'Matched by user ID, exactly as you gave it.',
    username: 'Matched by username, exactly as you gave it.',
    phoneNumber: 'Matched by phone number, exactly as you gave it.',
    email: 'Matched by email, exactly as you gave it.',
  },
  nobody: (network: string) =>
    `${network} shows nobody for this yet. It will look again when you press the button.`,
  tryNumber: (number: string) => `Try ${number}, its other form`,
  severals: (count: number) => `${count} people match. Choose whom you mean.`,
  nameFits: (count: number) =>
    `${plural(count, 'This person has', `${count} people have`)} that name. A name alone can’t find anyone: choose whom you mean.`,
  choose: 'Choose whom you mean',
  more: (count: number) => `and ${count} more; type on to narrow them down`,
  cannotMessage: 'This person can’t be messaged on this account.',
  cannotMessageShort: 'can’t be messaged',
  self: 'That’s you on this account.',
}

/** What can be tried in the sandbox. */
export const exampleWords = {
  title: 'For example',
  number: 'A number on WhatsApp',
  link: 'A profile link',
  mailbox: 'A name and an address',
}

/** What is said of a group before it is made. */
export const groupWords = {
  groupOf: (count: number) => `A group of ${count}, yourself included`,
  direct: 'A direct chat',
  people: 'Who will be in it',
  you: 'You',
  unknown: 'not looked up',
  doubts: {
    asking: 'looking…',
    unknown: 'not found',
    several: 'which one?',
    unsure: 'is it them?',
    self: 'that’s you',
  } as Partial<Record<string, string>>,
  more: (count: number) => `and ${count} more`,
  same: (title: string) =>
    `You already have ${title ? `“${title}”` : 'a group'} with these same people.`,
  another: (when: string | undefined) =>
    `${when ? `Last active ${when}. ` : ''}Creating it makes another one.`,
  show: (title: string) => `Show ${title ? `“${title}”` : 'that group'} instead`,
  mayNotify: 'Creating it may notify them; networks differ.',
  messageNotifies: 'Your first message will most likely notify them.',
}

/** What the check of all accounts says. */
export const checkWords = {
  check: 'Check other accounts',
  warning: 'Each network that is asked learns whom you look for.',
  list: 'Other accounts',
  checking: (done: number, all: number) => `Checked ${done} of ${all} accounts…`,
  result: (count: number, all: number) => `Reachable on ${count} of ${all} accounts.`,
  use: (network: string) => `Use ${network}`,
  pending: 'Asking…',
  waiting: 'Waiting',
  reachable: 'Reachable',
  'not-found': 'Not found',
  'cannot-message': 'Can’t be messaged',
  'not-connected': 'Not connected',
  'takes-any': 'Takes any number',
  failed: 'No answer',
  self: 'That’s you',
  cannotLookUp: {
    id: 'Can’t look up IDs',
    username: 'Can’t look up usernames',
    phoneNumber: 'Can’t look up phones',
    email: 'Can’t look up emails',
  },
}
