import type { AttachmentRules, ChatCapabilities } from '#contract/capabilities.ts'
import { dropped, full, levels, minute, partial } from './shared.ts'

type Rules = Omit<AttachmentRules, 'mimeTypes'>

/** The formats of Messenger and Instagram; `captioned` applies to types that may have captions. */
export function metaAttachments(of: {
  image: Rules
  large: Rules
  captioned: Rules
  videos: string
}) {
  const voice = levels([full, 'audio/mp4'], [partial, 'audio/ogg'])
  const withoutCaption = { caption: dropped }
  return {
    'm.image': {
      mimeTypes: levels([full, 'image/jpeg, image/png, image/gif, image/webp']),
      ...of.image,
      ...of.captioned,
    },
    'm.video': { mimeTypes: levels([full, of.videos]), ...of.large, ...of.captioned },
    'm.audio': {
      mimeTypes: levels([full, 'audio/mpeg, audio/mp4, audio/wav']),
      ...of.large,
      ...withoutCaption,
    },
    'm.sticker': {
      mimeTypes: levels([full, 'image/png, image/webp']),
      ...of.image,
      ...withoutCaption,
    },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif']), ...of.image, ...withoutCaption },
    'org.matrix.msc3245.voice': { mimeTypes: voice, ...of.large, ...withoutCaption },
  } satisfies NonNullable<ChatCapabilities['attachments']>
}

/** The capabilities common to Messenger and Instagram, without attachments and text limit. */
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

/** The capabilities that groups add to `metaChat`. */
export const metaGroup: ChatCapabilities = {
  participantActions: { invite: full, kick: full },
  state: { title: { level: full }, avatar: { level: full } },
}
