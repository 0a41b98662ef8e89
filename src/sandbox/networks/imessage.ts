import type { ChatCapabilities } from '#contract/capabilities.ts'
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

/** From platform-imessage's `capabilities.ts` (macOS before Tahoe); groups can do no more. */
const imessageChats: Network['chats'] = { direct: chat, group: chat }

const phone = /^\+\d+$/
const email = /^[^\s@]+@[^\s@]+$/
const hashed = /^imsg##participant:[0-9a-f]+$/

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
