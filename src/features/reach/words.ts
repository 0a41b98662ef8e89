/** What the stage says before anything is sent. */
export const words = {
  region: 'Who you’ll reach',
  empty: 'Say whom you want to reach, and see here who that is before anything is sent.',
  emptyGroup: 'Pick the people, and see here what will be created.',
  nothingYet: 'Nothing contacts anyone before you press the button.',
  lookedUp: 'Looking…',
  alreadyChat: 'You already share a chat.',
  lastActive: (when: string) => `Last active ${when}.`,
  notifiesNobody: 'Opening it notifies nobody.',
  firstContact: 'This looks like the first chat with them here. They may be notified.',
  matched: {
    id: 'Matched by user ID, exactly as you gave it.',
    username: 'Matched by username.',
    phoneNumber: 'Matched by phone number.',
    email: 'Matched by email.',
  },
  nobody: (network: string) =>
    `${network} shows nobody for this yet. It will look again when you press the button.`,
  severals: (count: number) =>
    `${count} people match. Choose one under “Who do you want to reach?”.`,
  cannotMessage: 'This person can’t be messaged on this account.',
  self: 'That’s you on this account.',
  messageGoesThere: 'Your first message will be sent to the existing chat.',
  groupOf: (count: number) => `A group of ${count}, yourself included`,
  directWith: (name: string) => `A direct chat with ${name}`,
}
