import type { ChatCapabilities } from '#contract/capabilities.ts'
import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  phoneDigits,
} from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  day,
  dropped,
  factsOf,
  full,
  hour,
  levels,
  localBridge,
  type Network,
  partial,
  readInternationalPhone,
  unsupported,
} from './shared.ts'

const { maxTextLength } = factsOf('signal')
const maxSize = 104_857_600
const captioned = { caption: full, maxCaptionLength: maxTextLength, maxSize }

const shared: ChatCapabilities = {
  formatting: levels(
    [full, 'bold, italic, strikethrough, spoiler, inline_code, code_block, user_link'],
    [partial, 'blockquote, inline_link, unordered_list, ordered_list, ordered_list.start, headers'],
  ),
  attachments: {
    'm.image': {
      mimeTypes: levels([
        full,
        'image/gif, image/png, image/jpeg, image/webp, image/bmp, image/avif',
      ]),
      ...captioned,
      maxWidth: 4096,
      maxHeight: 4096,
    },
    'm.video': {
      mimeTypes: levels([full, 'video/mp4, video/ogg, video/webm']),
      ...captioned,
    },
    'm.audio': {
      mimeTypes: levels([full, 'audio/aac, audio/mpeg, audio/mp3, audio/flac']),
      maxSize,
    },
    'm.file': { mimeTypes: levels([full, '*/*']), ...captioned },
    'm.sticker': {
      mimeTypes: levels([full, 'image/png, image/apng'], [partial, 'image/webp, image/gif']),
      caption: dropped,
      maxSize,
    },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif, video/mp4']), caption: full, maxSize },
    'org.matrix.msc3245.voice': {
      mimeTypes: levels([full, 'audio/aac'], [partial, 'audio/ogg']),
      caption: dropped,
      maxSize,
      maxDuration: hour,
    },
  },
  maxTextLength,
  locationMessage: partial,
  poll: full,
  thread: unsupported,
  reply: full,
  edit: full,
  editMaxCount: 10,
  editMaxAge: day,
  delete: full,
  deleteMaxAge: day,
  reaction: full,
  reactionCount: 1,
  customEmojiReactions: false,
  disappearingTimer: { types: ['afterRead'] },
  readReceipts: true,
  typingNotifications: true,
  deleteChat: true,
  messageRequest: { acceptWithMessage: partial, acceptWithButton: full },
}

/** From mautrix-signal's `capabilities.go`, on a machine with ffmpeg. */
const chats: Network['chats'] = {
  direct: { ...shared, state: { disappearingTimer: { level: full } } },
  group: {
    ...shared,
    participantActions: { invite: full, revokeInvite: full, leave: full, ban: full, kick: full },
    state: {
      title: { level: full },
      avatar: { level: full },
      description: { level: full },
      disappearingTimer: { level: full },
    },
  },
}

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

const uuidOf = (named: NamedContact) =>
  `00000000-0000-4000-8000-${phoneDigits(named).slice(-12).padStart(12, '0')}`

const contact = (named: NamedContact): SeedContact => ({
  networkID: uuidOf(named),
  fullName: named.fullName,
  phoneNumber: named.phoneNumber,
})

const { ada, jun, sol, tess, teo, ana, ipek, zoe, siobhan, lukasz, layla, noa, mei, haruka } =
  namedContacts
const { jiwoo, priya, olena, eleni, malee, kit, samOne, samTwo, longName } = namedContacts

/** Fewer contacts. One is known by phone number only. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  people: [
    ...[ada, jun, sol, tess, teo, ana, ipek, zoe, siobhan, lukasz, layla, noa, mei].map(contact),
    ...[haruka, jiwoo, priya, olena, eleni, malee, kit, samOne, samTwo, longName].map(contact),
    ...fillerContacts(12).map(contact),
    {
      networkID: 'pni_00000000-0000-4000-8000-015550100193',
      fullName: 'Number Only',
      phoneNumber: '+15550100193',
    },
    {
      networkID: '00000000-0000-4000-8000-015550100194',
      fullName: 'Left Leo',
      phoneNumber: '+15550100194',
      cannotMessage: true,
    },
    {
      networkID: '00000000-0000-4000-8000-015550100195',
      fullName: 'Quiet Quinn',
      phoneNumber: '+15550100195',
      stranger: true,
    },
  ],
  chats: [
    directChat(contact(ada), 4, 'Keys are under the plant. Gone in a day.', {
      messageExpirySeconds: 86_400,
    }),
    directChat(contact(olena), 1, 'Дякую!', { draft: 'Немає за що, до зустрічі' }),
    directChat(contact(teo), 33, 'Here I do answer.'),
    groupChat([ada, jun, siobhan].map(contact), 2, 'Draft two is up.', 'Editors'),
  ],
}

/** Signal: a user is a UUID, or `pni_<uuid>` while only the number is known. No usernames. */
export const signal: Network = {
  ...localBridge({
    type: 'signal',
    network: 'Signal',
    login: 'ba_7RkPz4NcW1xVt6YgSd0M',
    ids: new RegExp(`^(pni_)?${uuid}$`),
  }),
  read: { phoneNumber: readInternationalPhone },
  noteToSelf: true,
  namesGroups: true,
  chats,
  seed,
}
