import type { ChatCapabilities } from '#contract/capabilities.ts'
import { mara, type NamedContact, namedContacts, numericID } from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import { cloudBridge, factsOf, full, levels, type Network, partial, unsupported } from './shared.ts'

const { maxTextLength } = factsOf('discordgo')
const file = { caption: full, maxCaptionLength: maxTextLength, maxSize: 10_485_760 }

const direct: ChatCapabilities = {
  formatting: levels(
    [
      full,
      'bold, italic, strikethrough, inline_code, code_block, code_block.syntax_highlighting, ' +
        'blockquote, inline_link, user_link, unordered_list, ordered_list, ordered_list.start',
    ],
    [unsupported, 'room_link, event_link, at_room_mention, ordered_list.jump_value, custom_emoji'],
  ),
  attachments: {
    'm.image': {
      mimeTypes: levels(
        [full, 'image/jpeg, image/png, image/gif, image/webp'],
        [partial, 'image/*'],
      ),
      ...file,
    },
    'm.video': {
      mimeTypes: levels([full, 'video/mp4, video/webm'], [partial, 'video/*']),
      ...file,
    },
    'm.audio': {
      mimeTypes: levels([full, 'audio/mpeg, audio/webm, audio/wav'], [partial, 'audio/*']),
      ...file,
    },
    'm.file': { mimeTypes: levels([full, '*/*']), ...file },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif']), ...file },
    'org.matrix.msc3245.voice': {
      mimeTypes: levels([
        full,
        'audio/ogg; codecs=opus, audio/ogg, audio/webm; codecs=opus, audio/webm',
      ]),
      ...file,
    },
  },
  maxTextLength,
  locationMessage: unsupported,
  thread: unsupported,
  reply: full,
  edit: full,
  delete: full,
  reaction: full,
  readReceipts: false,
  typingNotifications: false,
}

/** From mautrix-discord's `capabilities.go`; direct chats have no threads. */
const chats: Network['chats'] = {
  direct,
  group: { ...direct, thread: partial },
}

const friend = (contact: NamedContact): SeedContact => ({
  networkID: numericID(contact, 18),
  fullName: contact.fullName,
  username: contact.handle,
})

const { ada, jun, sol, teo, zoe, lukasz, eitan, wei, kenji, jiwoo, arjun, ivan, malee, kit } =
  namedContacts
const { marina, samTwo, lee } = namedContacts

const seed: SeedAccount = {
  self: { fullName: mara.fullName, username: mara.handle },
  people: [
    ...[ada, jun, sol, teo, zoe, lukasz, eitan, wei, kenji, jiwoo, arjun, ivan, malee].map(friend),
    ...[kit, marina, samTwo, lee].map(friend),
    {
      networkID: '190000000000000001',
      fullName: 'Music Bot',
      username: 'music_bot',
      isNetworkBot: true,
    },
    {
      networkID: '190000000000000002',
      fullName: 'Not-A-Friend Nat',
      username: 'not_a_friend',
      cannotMessage: true,
    },
  ],
  chats: [
    directChat(friend(kit), 0, 'gg'),
    directChat(friend(kenji), 3, 'またね'),
    directChat(friend(samTwo), 25, 'Demo in my folder.'),
    directChat(friend(teo), 80, 'Server moves on Friday.'),
    groupChat([kit, kenji, jiwoo, lee].map(friend), 1, 'Raid at nine?', 'Tuesday raid', {
      isMarkedUnread: true,
    }),
  ],
}

/** Discord: a user is a snowflake. Only existing chats can be opened. */
export const discord: Network = {
  ...cloudBridge({
    type: 'discordgo',
    network: 'Discord',
    name: 'discord',
    self: '100000000000000142',
    ids: /^\d{17,20}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats,
  seed,
}
