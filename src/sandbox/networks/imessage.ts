import type { ChatCapabilities } from '#contract/capabilities.ts'
import {
  emailOf,
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
} from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  factsOf,
  full,
  levels,
  minute,
  type Network,
  readEmail,
  readInternationalPhone,
} from './shared.ts'

const file = { caption: full, maxSize: 104_857_600 }

const chat: ChatCapabilities = {
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/jpeg, image/png, image/gif, image/webp']),
      ...file,
    },
    'm.video': { mimeTypes: levels([full, 'video/mp4, video/webm, video/ogg']), ...file },
    'm.audio': {
      mimeTypes: levels([
        full,
        'audio/mpeg, audio/mp4, audio/ogg, audio/wav, audio/webm, audio/aac',
      ]),
      ...file,
    },
    'm.file': { mimeTypes: levels([full, '*/*']), ...file },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif']), ...file },
  },
  reply: full,
  edit: full,
  editMaxCount: 5,
  editMaxAge: 15 * minute,
  delete: full,
  deleteMaxAge: 2 * minute,
  reaction: full,
  reactionCount: 1,
  allowedReactions: ['❤️', '👍', '👎', '😂', '‼️', '❓'],
  customEmojiReactions: false,
  typingNotifications: true,
  deleteChat: true,
}

/** From platform-imessage's `capabilities.ts` (macOS before Tahoe); the same for groups. */
const chats: Network['chats'] = { direct: chat, group: chat }

const phone = /^\+\d+$/
const email = /^[^\s@]+@[^\s@]+$/
const hashed = /^imsg##participant:[0-9a-f]+$/

const byPhone = (contact: NamedContact): SeedContact => ({
  networkID: contact.phoneNumber,
  fullName: contact.fullName,
  phoneNumber: contact.phoneNumber,
})

const byEmail = (contact: NamedContact): SeedContact => ({
  networkID: emailOf(contact),
  fullName: contact.fullName,
  email: emailOf(contact),
})

const { ada, jun, sol, tess, ana, ipek, zoe, amelie, layla, noa, eitan, mei, wei, haruka } =
  namedContacts
const { kenji, jiwoo, malee, kit, samOne, oNeil, lee } = namedContacts

/** Contacts with a phone number or an e-mail address; any other address is accepted, too. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber, email: emailOf(mara) },
  people: [
    ...[ada, jun, sol, tess, ana, ipek, zoe, layla, noa, mei, haruka, jiwoo, samOne].map(byPhone),
    ...[amelie, eitan, wei, kenji, malee, kit, oNeil, lee].map(byEmail),
    ...fillerContacts(15).map(byPhone),
    { networkID: 'imsg##participant:5e1ec7ed0b5e55ed', fullName: 'Somebody in a shared album' },
    {
      networkID: '+15550100196',
      fullName: 'Green-Bubble Gil',
      phoneNumber: '+15550100196',
      cannotMessage: true,
    },
  ],
  chats: [
    directChat(byPhone(ana), 1, 'Loved “Call Mum back”'),
    directChat(byPhone(sol), 14, 'Landed ✈️'),
    directChat(byEmail(amelie), 70, 'À bientôt'),
    groupChat([ana, sol].map(byPhone), 7, 'Dinner at eight?'),
  ],
}

/** iMessage: a user is a phone number or an e-mail address, and none is verified. */
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
    return [phone, email, hashed].some((pattern) => pattern.test(text)) ? text : undefined
  },
  read: { phoneNumber: readInternationalPhone, email: readEmail },
  unverifiedID: (value) => value,
  noteToSelf: false,
  namesGroups: false,
  refusesTwinGroups: true,
  chatID: (opaqueID) => `imsg##thread:${opaqueID}`,
  chats,
  seed,
}
