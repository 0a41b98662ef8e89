import { cloudBridge } from './bridge.ts'
import { discordChats } from './discord-chats.ts'
import type { Network } from './network.ts'

/** Discord: a user is a snowflake. Only chats that exist already can be opened. */
export const discord: Network = {
  ...cloudBridge({
    type: 'discordgo',
    network: 'Discord',
    name: 'discord',
    self: '100000000000000142',
    ids: /^\d{17,20}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats: discordChats,
}
