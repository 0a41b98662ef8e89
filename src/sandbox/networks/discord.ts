import type { ChatCapabilities } from '#contract/capabilities.ts'
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

/** From mautrix-discord's `capabilities.go`; threads belong to servers, not to direct chats. */
const discordChats: Network['chats'] = {
  direct,
  group: { ...direct, thread: partial },
}

/** Discord: a user is a snowflake. Only chats that exist already can be opened. */
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
  chats: discordChats,
}
