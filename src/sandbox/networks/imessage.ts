import { readEmail } from './email.ts'
import { factsOf } from './facts.ts'
import { imessageChats } from './imessage-chats.ts'
import type { Network } from './network.ts'
import { readInternationalPhone } from './phone.ts'

const phone = /^\+\d+$/
const email = /^[^\s@]+@[^\s@]+$/
const hashed = /^imsg##participant:[0-9a-f]+$/

/** iMessage: a user is a phone number or an e-mail address, and nobody checks who answers there. */
export const imessage: Network = {
  type: 'imessage',
  facts: factsOf('imessage'),
  account: {
    accountID: 'imessage_mara',
    bridge: { id: 'local-imessage', type: 'imessage', provider: 'platform-sdk' },
    network: 'iMessage',
    selfID: '+15550100142',
  },
  userID: (networkID) => networkID,
  networkID: (userID) => {
    const text = userID.trim().toLowerCase()
    return [phone, email, hashed].some((shape) => shape.test(text)) ? text : undefined
  },
  read: { phoneNumber: readInternationalPhone, email: readEmail },
  unverifiedID: (value) => value,
  noteToSelf: false,
  namesGroups: false,
  refusesTwinGroups: true,
  chatID: (seed) => `imsg##thread:${seed}`,
  chats: imessageChats,
}
