import type { ChatCapabilities } from '#contract/capabilities.ts'
import { full, levels } from './level.ts'
import type { Network } from './network.ts'
import { minute } from './seconds.ts'

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
export const imessageChats: Network['chats'] = { direct: chat, group: chat }
