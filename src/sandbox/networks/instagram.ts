import { metaAttachments, metaChat, metaGroup } from './meta.ts'
import { cloudBridge, dropped, factsOf, type Network } from './shared.ts'

const direct = {
  ...metaChat,
  maxTextLength: factsOf('instagramgo').maxTextLength,
  attachments: metaAttachments({
    image: { maxSize: 8_000_000 },
    large: { maxSize: 25_000_000 },
    kept: { caption: dropped },
    videos: 'video/mp4, video/quicktime, video/webm, video/ogg',
  }),
}

/** Instagram: a user is a number that only search tells. Captions are lost, files are refused. */
export const instagram: Network = {
  ...cloudBridge({
    type: 'instagramgo',
    network: 'Instagram',
    name: 'instagram',
    self: '17841400000142',
    ids: /^[1-9]\d{4,19}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats: { direct, group: { ...direct, ...metaGroup } },
}
