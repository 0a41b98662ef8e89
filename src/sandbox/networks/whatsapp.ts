import { localBridge } from './bridge.ts'
import type { Network, Reading } from './network.ts'
import { whatsappChats } from './whatsapp-chats.ts'

/** Anything without letters or `@` counts as a number, with or without `+`, as in the bridge. */
function readNumber(text: string): Reading {
  return /[a-z@]/i.test(text)
    ? {
        refused:
          'WhatsApp only supports phone numbers as user identifiers. Number looks like email',
      }
    : { value: `+${text.replace(/\D/g, '')}` }
}

const bridge = localBridge({
  type: 'whatsapp',
  network: 'WhatsApp',
  login: 'ba_EvYDq3mT8hRz9LwB2caK',
  ids: /^\d{7,13}$|^(lid|bot)-\d{12,}$/,
})

/** WhatsApp: a user is a phone number, or a hidden (`lid-…`) or bot (`bot-…`) number. */
export const whatsapp: Network = {
  ...bridge,
  networkID: (userID) => bridge.networkID(userID.trim().replace(/@s\.whatsapp\.net$/, '')),
  read: { phoneNumber: readNumber },
  noteToSelf: true,
  namesGroups: true,
  chats: whatsappChats,
}
