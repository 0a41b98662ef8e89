import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import { metaAttachments, metaChat, metaGroup } from './meta.ts'
import { cloudBridge, dropped, factsOf, type Network } from './shared.ts'

const direct = {
  ...metaChat,
  maxTextLength: factsOf('instagramgo').maxTextLength,
  attachments: metaAttachments({
    image: { maxSize: 8_000_000 },
    large: { maxSize: 25_000_000 },
    captioned: { caption: dropped },
    videos: 'video/mp4, video/quicktime, video/webm, video/ogg',
  }),
}

const person = (contact: NamedContact): SeedContact => ({
  networkID: numericID(contact, 14),
  fullName: contact.fullName,
  username: contact.handle,
})

const { ada, jun, sol, tess, teo, ana, zoe, amelie, layla, eitan, haruka, jiwoo, priya } =
  namedContacts
const { ivan, malee, kit, marina, rania, samTwo } = namedContacts

/** Contacts are found by search only. One accepts no messages, one is a stranger. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, username: mara.handle },
  people: [
    ...[ada, jun, sol, tess, teo, ana, zoe, amelie, layla, eitan, haruka, jiwoo, priya].map(person),
    ...[ivan, malee, kit, marina, rania, samTwo].map(person),
    ...fillerContacts(20).map(person),
    {
      networkID: '19000000000001',
      fullName: 'Private Pia',
      username: 'private_pia',
      cannotMessage: true,
    },
    { networkID: '19000000000002', fullName: 'Fan Fritz', username: 'fan_fritz', stranger: true },
  ],
  chats: [
    directChat(person(kit), 0.3, 'Reacted 🦊 to your story'),
    directChat(person(rania), 4, 'شكراً! See you there'),
    directChat(person(jiwoo), 18, '좋아요!'),
    groupChat([sol, zoe, marina].map(person), 6, 'New print is up.', 'Darkroom'),
  ],
}

/**
 * Instagram: a user is a numeric ID, found by search only. Captions are dropped, files are
 * rejected.
 */
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
  seed,
}
