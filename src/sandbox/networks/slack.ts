import { cloudBridge } from './bridge.ts'
import type { Network } from './network.ts'
import { slackChats } from './slack-chats.ts'

const team = 't0mara5rz'

const bridge = cloudBridge({
  type: 'slackgo',
  network: 'Slack',
  name: 'slack',
  accountID: 'slackgo.T0MARA5RZ-U0MARA001',
  self: `${team}-u0mara001`,
  ids: new RegExp(`^${team}-u[a-z0-9]{8,10}$`),
})

/**
 * Slack: a user is `t<team>-u<user>`, or a user ID of the same team. E-mail lookup is advertised,
 * yet the bridge's resolver takes IDs only, so people are searched and then named by ID.
 */
export const slack: Network = {
  ...bridge,
  networkID: (userID) => {
    const text = userID.trim().toLowerCase()
    return bridge.networkID(text) ?? bridge.networkID(`${team}-${text}`)
  },
  read: {},
  noteToSelf: true,
  namesGroups: false,
  chats: slackChats,
}
