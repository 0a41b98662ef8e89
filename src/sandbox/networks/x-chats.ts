import type { ChatCapabilities } from '#contract/capabilities.ts'
import { factsOf } from './facts.ts'
import { full, levels } from './level.ts'
import type { Network } from './network.ts'
import { minute } from './seconds.ts'

const { maxTextLength } = factsOf('twitter')
const captioned = { caption: full, maxCaptionLength: maxTextLength }
const image = { ...captioned, maxSize: 5_242_880 }

const direct: ChatCapabilities = {
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/jpeg, image/png, image/gif, image/webp']),
      ...image,
    },
    'm.video': {
      mimeTypes: levels([full, 'video/mp4, video/quicktime']),
      ...captioned,
      maxSize: 15_728_640,
    },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif, video/mp4']), ...image },
  },
  maxTextLength,
  reply: full,
  edit: full,
  editMaxCount: 10,
  editMaxAge: 15 * minute,
  delete: full,
  deleteForMe: true,
  reaction: full,
  deleteChat: true,
  messageRequest: { acceptWithButton: full },
}

/** From mautrix-twitter's `capabilities.go`, with encryption keys. */
export const xChats: Network['chats'] = {
  direct,
  group: {
    ...direct,
    participantActions: { invite: full },
    state: { title: { level: full }, avatar: { level: full } },
  },
}
