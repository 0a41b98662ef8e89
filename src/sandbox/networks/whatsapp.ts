import type { ChatCapabilities } from '#contract/capabilities.ts'
import {
  allNamedContacts,
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  phoneDigits,
} from '../seed/named-contacts.ts'
import { scenarioContacts } from '../seed/scenario-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  day,
  dropped,
  factsOf,
  full,
  inMilliseconds,
  levels,
  localBridge,
  minute,
  type Network,
  partial,
  type Reading,
  unsupported,
} from './shared.ts'

const { maxTextLength } = factsOf('whatsapp')
const maxSize = 2_097_152_000
const captioned = { caption: full, maxCaptionLength: maxTextLength, maxSize }
const bare = { caption: dropped, maxSize }

const shared: ChatCapabilities = {
  formatting: levels(
    [
      full,
      'bold, italic, strikethrough, inline_code, code_block, user_link, unordered_list, ' +
        'ordered_list, ordered_list.start, blockquote',
    ],
    [partial, 'inline_link, headers'],
  ),
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/jpeg'], [partial, 'image/png, image/webp, image/gif']),
      ...captioned,
    },
    'm.video': {
      mimeTypes: levels([full, 'video/mp4, video/3gpp'], [partial, 'video/webm, video/quicktime']),
      ...captioned,
    },
    'm.audio': {
      mimeTypes: levels([full, 'audio/mpeg, audio/mp4, audio/ogg, audio/aac, audio/amr']),
      ...bare,
    },
    'm.file': { mimeTypes: levels([full, '*/*']), ...captioned },
    'm.sticker': {
      mimeTypes: levels(
        [full, 'image/webp'],
        [partial, 'image/png, image/jpeg, video/lottie+json'],
      ),
      ...bare,
    },
    'fi.mau.gif': {
      mimeTypes: levels([full, 'video/mp4'], [partial, 'image/gif']),
      ...captioned,
    },
    'org.matrix.msc3245.voice': {
      mimeTypes: levels([full, 'audio/ogg; codecs=opus'], [unsupported, 'audio/ogg']),
      ...bare,
    },
  },
  maxTextLength,
  locationMessage: full,
  poll: full,
  reply: full,
  edit: full,
  editMaxAge: 15 * minute,
  delete: full,
  deleteMaxAge: 2 * day,
  reaction: full,
  reactionCount: 1,
  disappearingTimer: {
    types: ['afterSend'],
    timers: [day, 7 * day, 90 * day].map(inMilliseconds),
  },
  readReceipts: true,
  typingNotifications: true,
  deleteChat: true,
}

/** From mautrix-whatsapp's `capabilities.go`, on a machine with ffmpeg. */
const chats: Network['chats'] = {
  direct: { ...shared, state: { disappearingTimer: { level: full } } },
  group: {
    ...shared,
    participantActions: { invite: full, kick: full, leave: full },
    state: {
      title: { level: full },
      avatar: { level: full },
      description: { level: full },
      disappearingTimer: { level: full },
    },
  },
}

/** Like the bridge, accepts anything without letters or `@` as a number, with or without `+`. */
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

const contact = (named: NamedContact): SeedContact => ({
  networkID: phoneDigits(named),
  fullName: named.fullName,
  phoneNumber: named.phoneNumber,
})

const { ada, sol, tess, ana, ipek, zoe, jose, lukasz, layla, samOne, longName } = namedContacts
const { inviteOnly, ...otherScenarioContacts } = scenarioContacts

/** The phone's address book: all named contacts, 200 filler contacts, the scenario contacts. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  people: [
    ...allNamedContacts.map(contact),
    ...fillerContacts(200).map(contact),
    ...Object.values(otherScenarioContacts).map(contact),
    { ...contact(inviteOnly), needsInvite: true },
    { networkID: 'lid-150000000000142', fullName: 'Hidden Hana' },
    { networkID: 'bot-130000000000001', fullName: 'Assistant', isNetworkBot: true },
    {
      networkID: '15550100190',
      fullName: 'Blocked Bo',
      phoneNumber: '+15550100190',
      cannotMessage: true,
    },
    {
      networkID: '15550100191',
      fullName: 'Stranger Stan',
      phoneNumber: '+15550100191',
      stranger: true,
    },
    {
      networkID: '447700900192',
      fullName: 'Parcel Desk',
      phoneNumber: '+447700900192',
      stranger: true,
    },
  ],
  chats: [
    directChat(contact(ipek), 3, 'Tuesday works. Same café?'),
    directChat(contact(ana), 0, 'Call Mum back 🙏'),
    directChat(contact(layla), 6, 'شكراً جزيلاً'),
    directChat(contact(samOne), 90, 'Wrong Sam, sorry!'),
    directChat(contact(longName), 200, 'My card has no room for a number.', { isArchived: true }),
    groupChat([ana, jose, sol].map(contact), 0.2, 'Who brings the cake?', 'Familia Ruiz 🎂', {
      isPinned: true,
    }),
    groupChat([ada, tess, zoe, lukasz].map(contact), 9, 'Rain until noon.', 'Sunday walk', {
      description: 'Meet at the bridge, ten sharp. Bring boots.',
    }),
  ],
}

/** WhatsApp: a user is a phone number, or a hidden (`lid-…`) or bot (`bot-…`) number. */
export const whatsapp: Network = {
  ...bridge,
  networkID: (userID) => bridge.networkID(userID.trim().replace(/@s\.whatsapp\.net$/, '')),
  read: { phoneNumber: readNumber },
  noteToSelf: true,
  namesGroups: true,
  chats,
  seed,
}
