import type { ChatCapabilities } from '#contract/capabilities.ts'
import { metaAttachments, metaChat, metaGroup } from './meta.ts'
import { cloudBridge, dropped, factsOf, full, levels, type Network } from './shared.ts'

const { maxTextLength } = factsOf('facebookgo')
const captioned = { caption: full, maxCaptionLength: maxTextLength }
const encrypted = { caption: dropped, maxSize: 100_000_000 }
const anyFile = levels([full, '*/*'])

const direct: ChatCapabilities = {
  ...metaChat,
  maxTextLength,
  attachments: {
    ...metaAttachments({
      image: encrypted,
      large: encrypted,
      kept: encrypted,
      videos: 'video/mp4, video/quicktime',
    }),
    'm.file': { mimeTypes: anyFile, ...encrypted },
  },
}

const group: ChatCapabilities = {
  ...metaChat,
  ...metaGroup,
  maxTextLength,
  attachments: {
    ...metaAttachments({
      image: { maxSize: 8_000_000 },
      large: { maxSize: 25_000_000 },
      kept: captioned,
      videos: 'video/mp4, video/quicktime, video/webm, video/ogg',
    }),
    'm.file': { mimeTypes: anyFile, ...captioned, maxSize: 25_000_000 },
  },
}

/** Messenger: a user is a number that only search tells. Direct chats are encrypted, groups not. */
export const messenger: Network = {
  ...cloudBridge({
    type: 'facebookgo',
    network: 'Facebook/Messenger',
    name: 'facebook',
    self: '100000000000142',
    ids: /^[1-9]\d{4,19}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats: { direct, group },
}
