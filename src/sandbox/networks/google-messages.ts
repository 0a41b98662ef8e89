import { cloudBridge } from './bridge.ts'
import { googleMessagesChats } from './google-messages-chats.ts'
import type { Network } from './network.ts'
import { readDialledPhone, withoutSeparators } from './phone.ts'

const unverifiedID = (number: string) => `3.${number.replace(/\D/g, '')}`

const bridge = cloudBridge({
  type: 'gmessages',
  network: 'Google Messages',
  name: 'gmessages',
  self: '3.1',
  ids: /^\d+\.\d+$/,
})

/** Google Messages: a user is `<prefix>.<number>`. Any phone number will do, nobody verifies it. */
export const googleMessages: Network = {
  ...bridge,
  networkID: (userID) => {
    const number = withoutSeparators(userID)
    return (
      bridge.networkID(userID) ?? (/^\+?\d{3,15}$/.test(number) ? unverifiedID(number) : undefined)
    )
  },
  read: { phoneNumber: readDialledPhone },
  unverifiedID,
  noteToSelf: false,
  namesGroups: true,
  chats: googleMessagesChats,
}
