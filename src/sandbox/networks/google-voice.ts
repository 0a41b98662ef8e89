import { cloudBridge, factsOf, full, levels, type Network } from './shared.ts'

const { maxTextLength } = factsOf('gvoice')

const chat = {
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/png, image/jpeg, image/bmp, image/tiff']),
      caption: full,
      maxCaptionLength: maxTextLength,
      maxSize: 2_097_152,
    },
  },
  maxTextLength,
  deleteChat: true,
}

/** Google Voice: a user is `<prefix>.<E.164>`. Only chats that exist already can be opened. */
export const googleVoice: Network = {
  ...cloudBridge({
    type: 'gvoice',
    network: 'Google Voice',
    name: 'gvoice',
    self: '1.+15550100142',
    ids: /^\d+\.\+\d{2,15}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats: { direct: chat, group: chat },
}
