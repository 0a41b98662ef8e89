import type { ChatCapabilities } from '#contract/capabilities.ts'
import { fillerContacts, mara, type NamedContact, namedContacts } from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  cloudBridge,
  full,
  levels,
  type Network,
  partial,
  readDialledPhone,
  withoutSeparators,
} from './shared.ts'

const maxSize = 104_857_600

const chat: ChatCapabilities = {
  attachments: {
    'm.image': {
      mimeTypes: levels([
        full,
        'image/png, image/jpeg, image/gif, image/bmp, image/wbmp, image/webp',
      ]),
      maxSize,
    },
    'm.video': { mimeTypes: levels([full, 'video/mp4, video/3gpp, video/webm']), maxSize },
    'm.audio': {
      mimeTypes: levels([
        full,
        'audio/aac, audio/amr, audio/mpeg, audio/mp4, audio/mp4-latm, audio/3gpp, audio/ogg',
      ]),
      maxSize,
    },
    'm.file': { mimeTypes: levels([full, 'application/*, text/*']), maxSize },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif']), maxSize },
    'org.matrix.msc3245.voice': {
      mimeTypes: levels([full, 'audio/mp4'], [partial, 'audio/ogg']),
      maxSize,
    },
  },
  reply: full,
  deleteForMe: true,
  reaction: full,
  reactionCount: 1,
  readReceipts: true,
  typingNotifications: true,
  deleteChat: true,
}

/** From mautrix-gmessages' `capabilities.go`, for contacts with RCS. */
const chats: Network['chats'] = { direct: chat, group: chat }

const unverifiedID = (number: string) => `3.${number.replace(/\D/g, '')}`

const bridge = cloudBridge({
  type: 'gmessages',
  network: 'Google Messages',
  name: 'gmessages',
  self: '3.1',
  ids: /^\d+\.\d+$/,
})

const contact = (named: NamedContact): SeedContact => ({
  networkID: unverifiedID(named.phoneNumber),
  fullName: named.fullName,
  phoneNumber: named.phoneNumber,
})

const { ada, sol, tess, teo, ana, ipek, jose, siobhan, lukasz, omar, noa, mei, kenji, arjun } =
  namedContacts
const { eleni, malee, marina, samTwo, longName, lee } = namedContacts

/** The SMS and RCS chats of Mara's phone. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  people: [
    ...[ada, sol, tess, teo, ana, ipek, jose, siobhan, lukasz, omar, noa, mei, kenji].map(contact),
    ...[arjun, eleni, malee, marina, samTwo, longName, lee].map(contact),
    ...fillerContacts(10).map(contact),
    {
      networkID: '3.15550100197',
      fullName: 'Landline Lars',
      phoneNumber: '+15550100197',
      cannotMessage: true,
    },
  ],
  chats: [
    directChat(contact(lee), 0.1, 'Outside, red car.'),
    directChat(contact(jose), 21, '¡Feliz cumpleaños!', { snoozedForDays: 3 }),
    directChat(contact(marina), 45, '🌊'),
    groupChat([ana, jose, lee].map(contact), 11, 'Keys are with Lee.', 'House'),
  ],
}

/**
 * Google Messages: a user is `<prefix>.<number>`. Any phone number is accepted, none is verified.
 */
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
  chats,
  seed,
}
