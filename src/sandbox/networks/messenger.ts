import type { ChatCapabilities } from '#contract/capabilities.ts'
import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
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
      captioned: encrypted,
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
      captioned,
      videos: 'video/mp4, video/quicktime, video/webm, video/ogg',
    }),
    'm.file': { mimeTypes: anyFile, ...captioned, maxSize: 25_000_000 },
  },
}

const friend = (contact: NamedContact): SeedContact => ({
  networkID: numericID(contact, 15),
  fullName: contact.fullName,
})

const { ada, sol, teo, ana, ipek, jose, siobhan, lukasz, amelie, omar, wei, kenji, arjun } =
  namedContacts
const { olena, ivan, eleni, rania, samOne, longName, oNeil } = namedContacts

/** Contacts are found by name only: Messenger shows no other detail. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName },
  people: [
    ...[ada, sol, teo, ana, ipek, jose, siobhan, lukasz, amelie, omar, wei, kenji].map(friend),
    ...[arjun, olena, ivan, eleni, rania, samOne, longName, oNeil].map(friend),
    ...fillerContacts(25).map(friend),
    { networkID: '190000000000001', fullName: 'Corner Bakery', isNetworkBot: true },
    { networkID: '190000000000002', fullName: 'Someone on Messenger', cannotMessage: true },
    { networkID: '190000000000003', fullName: 'Market Seller', stranger: true },
  ],
  chats: [
    directChat(friend(ana), 2, 'You sent a photo.'),
    directChat(friend(eleni), 30, 'Χρόνια πολλά!'),
    groupChat([ana, jose, sol, rania].map(friend), 13, 'Who has the old photos?', 'Class of 2009', {
      isReadOnly: true,
    }),
  ],
}

/** Messenger: a user is a numeric ID, found by search only. Only direct chats are encrypted. */
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
  seed,
}
