import type { ChatCapabilities } from '#contract/capabilities.ts'
import { factsOf, full, levels, localBridge, minute, type Network, type Reading } from './shared.ts'

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
const xChats: Network['chats'] = {
  direct,
  group: {
    ...direct,
    participantActions: { invite: full },
    state: { title: { level: full }, avatar: { level: full } },
  },
}

/** A handle is matched letter by letter, capitals included. */
function readHandle(text: string): Reading {
  const handle = text.trim().replace(/^@/, '')
  return /^\w{1,15}$/.test(handle)
    ? { value: handle }
    : { refused: `invalid identifier: ${JSON.stringify(text)}` }
}

/** X: a user is a number behind a handle. Who may write to whom is the other side's choice. */
export const x: Network = {
  ...localBridge({
    type: 'twitter',
    network: 'Twitter/X',
    login: 'ba_Hd6Wn1CyFq4ZsMo7iRpA',
    ids: /^[1-9]\d{0,19}$/,
  }),
  read: { username: readHandle },
  noteToSelf: false,
  namesGroups: false,
  chats: xChats,
}
