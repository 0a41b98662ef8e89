import { cloudBridge, factsOf, type Network } from './shared.ts'

const { maxTextLength } = factsOf('bluesky')

/** Bluesky: a user is `plc-…`. Only chats that exist already can be opened, and only for text. */
export const bluesky: Network = {
  ...cloudBridge({
    type: 'bluesky',
    network: 'Bluesky',
    name: 'bluesky',
    self: 'plc-mararuiz2222222222222222',
    ids: /^plc-[a-z2-7]{24}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats: { direct: { maxTextLength }, group: { maxTextLength } },
}
