import type { AttachmentRules, ChatCapabilities } from '#contract/capabilities.ts'
import { dropped, full, levels, minute, partial } from './shared.ts'

type Rules = Omit<AttachmentRules, 'mimeTypes'>

/**
 * The formats of Messenger and Instagram; `kept` holds for kinds whose captions are kept at all.
 */
export function metaAttachments(of: { image: Rules; large: Rules; kept: Rules; videos: string }) {
  const voice = levels([full, 'audio/mp4'], [partial, 'audio/ogg'])
  const lost = { caption: dropped }
  return {
    'm.image': {
      mimeTypes: levels([full, 'image/jpeg, image/png, image/gif, image/webp']),
      ...of.image,
      ...of.kept,
    },
    'm.video': { mimeTypes: levels([full, of.videos]), ...of.large, ...of.kept },
    'm.audio': {
      mimeTypes: levels([full, 'audio/mpeg, audio/mp4, audio/wav']),
      ...of.large,
      ...lost,
    },
    'm.sticker': { mimeTypes: levels([full, 'image/png, image/webp']), ...of.image, ...lost },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif']), ...of.image, ...lost },
    'org.matrix.msc3245.voice': { mimeTypes: voice, ...of.large, ...lost },
  } satisfies NonNullable<ChatCapabilities['attachments']>
}

/** What Messenger and Instagram have in common, besides attachments and text limit. */
export const metaChat: ChatCapabilities = {
  formatting: levels([
    full,
    'user_link, code_block, inline_code, bold, italic, strikethrough, blockquote',
  ]),
  reply: full,
  edit: full,
  editMaxCount: 5,
  editMaxAge: 15 * minute,
  delete: full,
  reaction: full,
  reactionCount: 1,
  typingNotifications: true,
  deleteChat: true,
  messageRequest: { acceptWithButton: full },
}

/** What a group adds to `metaChat`. */
export const metaGroup: ChatCapabilities = {
  participantActions: { invite: full, kick: full },
  state: { title: { level: full }, avatar: { level: full } },
}
