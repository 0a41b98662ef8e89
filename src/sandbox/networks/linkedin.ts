import type { ChatCapabilities } from '#contract/capabilities.ts'
import { mara, type NamedContact, namedContacts, phoneDigits } from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  dropped,
  factsOf,
  full,
  hour,
  levels,
  localBridge,
  minute,
  type Network,
  partial,
} from './shared.ts'

const { maxTextLength } = factsOf('linkedin')
const file = { caption: full, maxCaptionLength: maxTextLength, maxSize: 20_971_520 }

const direct: ChatCapabilities = {
  formatting: levels(
    [full, 'user_link'],
    [
      dropped,
      'bold, italic, underline, strikethrough, inline_code, code_block, ' +
        'code_block.syntax_highlighting, blockquote, inline_link, unordered_list, ordered_list, ' +
        'ordered_list.start, ordered_list.jump_value, custom_emoji, spoiler, spoiler.reason, headers',
    ],
  ),
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/gif, image/jpeg, image/png, image/webp']),
      ...file,
    },
    'm.video': { mimeTypes: levels([full, 'video/mp4, video/quicktime']), ...file },
    'm.file': { mimeTypes: levels([full, '*/*']), ...file },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif']), ...file },
    'org.matrix.msc3245.voice': {
      mimeTypes: levels([full, 'audio/mp4'], [partial, 'audio/ogg']),
      ...file,
      maxDuration: minute,
    },
  },
  maxTextLength,
  locationMessage: dropped,
  reply: full,
  edit: full,
  editMaxAge: hour,
  delete: full,
  deleteMaxAge: hour,
  reaction: full,
  readReceipts: true,
  typingNotifications: true,
  deleteChat: true,
  participantActions: { invite: full, kick: full },
}

/** From mautrix-linkedin's `capabilities.go`, on a machine with ffmpeg. */
const chats: Network['chats'] = {
  direct,
  group: { ...direct, state: { title: { level: full } } },
}

const connection = (contact: NamedContact): SeedContact => ({
  networkID: `ACoAAB${phoneDigits(contact).padStart(33, '0')}`,
  fullName: contact.fullName,
})

const { ada, jun, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei, wei, haruka } =
  namedContacts
const { priya, arjun, olena, samOne, oNeil } = namedContacts

/** Connections, found by search only. The account needs a security check. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName },
  status: 'attention_required',
  statusText: 'LinkedIn wants to check that it is you. Open LinkedIn and confirm the sign-in.',
  people: [
    ...[ada, jun, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei, wei].map(connection),
    ...[haruka, priya, arjun, olena, samOne, oNeil].map(connection),
    {
      networkID: 'ACoAAC000000000000000000000000000000001',
      fullName: 'Premium-Only Per',
      cannotMessage: true,
    },
    {
      networkID: 'ACoAAC000000000000000000000000000000002',
      fullName: 'Recruiter Rae',
      stranger: true,
    },
  ],
  chats: [
    directChat(connection(amelie), 16, 'Congratulations on the new role!'),
    directChat(connection(wei), 120, '谢谢'),
    groupChat([tess, lukasz, noa].map(connection), 35, 'Slides attached.', 'Meet-up speakers', {
      isLowPriority: true,
    }),
  ],
}

/** LinkedIn: a user is an `ACoAA…` ID of 39 characters, found by search only. */
export const linkedin: Network = {
  ...localBridge({
    type: 'linkedin',
    network: 'LinkedIn',
    login: 'ba_Lv3Gt8BxKe5UnPj2aSfD',
    ids: /^ACoAA[A-Za-z0-9_-]{34}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: true,
  chats,
  seed,
}
