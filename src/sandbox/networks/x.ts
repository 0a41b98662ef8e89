import type { ChatCapabilities } from '#contract/capabilities.ts'
import { mara, type NamedContact, namedContacts, numericID } from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
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
const chats: Network['chats'] = {
  direct,
  group: {
    ...direct,
    participantActions: { invite: full },
    state: { title: { level: full }, avatar: { level: full } },
  },
}

/** Handles are case-sensitive. */
function readHandle(text: string): Reading {
  const handle = text.trim().replace(/^@/, '')
  return /^\w{1,15}$/.test(handle)
    ? { value: handle }
    : { refused: `invalid identifier: ${JSON.stringify(text)}` }
}

/** Handles have capitals, because X looks them up case-sensitively. */
const handleOf = ({ handle }: NamedContact) =>
  handle.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()).slice(0, 15)

const person = (contact: NamedContact): SeedContact => ({
  networkID: numericID(contact, 10),
  fullName: contact.fullName,
  username: handleOf(contact),
})

const { ada, jun, sol, tess, teo, ana, zoe, siobhan, lukasz, noa, mei, haruka, priya } =
  namedContacts
const { olena, kit, marina, oNeil } = namedContacts

const seed: SeedAccount = {
  self: { fullName: mara.fullName, username: handleOf(mara) },
  people: [
    ...[ada, jun, sol, tess, teo, ana, zoe, siobhan, lukasz, noa, mei, haruka].map(person),
    ...[priya, olena, kit, marina, oNeil].map(person),
    {
      networkID: '1900000001',
      fullName: 'Closed-DMs Dee',
      username: 'ClosedDMsDee',
      cannotMessage: true,
    },
    {
      networkID: '1900000002',
      fullName: 'Transit Alerts',
      username: 'TransitAlerts',
      isNetworkBot: true,
    },
    { networkID: '1900000003', fullName: 'Passing Pat', username: 'PassingPat', stranger: true },
  ],
  chats: [
    directChat(person(jun), 1, 'Thread of the year.'),
    directChat(person(haruka), 27, '了解です'),
    groupChat([ada, jun, noa].map(person), 50, 'Panel at ten.', 'Conference'),
  ],
}

/** X: a user is a numeric ID, looked up by handle. Recipients choose who may message them. */
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
  chats,
  seed,
}
