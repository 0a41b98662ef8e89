import type { ChatCapabilities } from '#contract/capabilities.ts'
import { factsOf } from './facts.ts'
import { full, levels, partial, unsupported } from './level.ts'
import type { Network } from './network.ts'

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
export const discordChats: Network['chats'] = {
  direct,
  group: { ...direct, thread: partial },
}
