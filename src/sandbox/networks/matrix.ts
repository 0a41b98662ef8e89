import type { ChatCapabilities } from '#contract/capabilities.ts'
import {
  dotted,
  emailOf,
  fillerContacts,
  mara,
  mxid,
  type NamedContact,
  namedContacts,
} from '../seed/named-contacts.ts'
import { scenarioContacts } from '../seed/scenario-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  factsOf,
  full,
  homeserver,
  levels,
  type Network,
  type Reading,
  readEmail,
} from './shared.ts'

const file = { caption: full, maxSize: 104_857_600 }

const direct: ChatCapabilities = {
  formatting: levels([
    full,
    'bold, italic, underline, strikethrough, inline_code, code_block, ' +
      'code_block.syntax_highlighting, blockquote, inline_link, user_link, room_link, event_link, ' +
      'at_room_mention, unordered_list, ordered_list, ordered_list.start, ' +
      'ordered_list.jump_value, custom_emoji, spoiler, spoiler.reason, color.foreground, ' +
      'color.background, horizontal_line, headers, superscript, subscript, math, ' +
      'details_summary, table',
  ]),
  attachments: {
    'm.image': { mimeTypes: levels([full, 'image/*']), ...file },
    'm.video': { mimeTypes: levels([full, 'video/*']), ...file },
    'm.audio': { mimeTypes: levels([full, 'audio/*']), ...file },
    'm.file': { mimeTypes: levels([full, '*/*']), ...file },
    'm.sticker': { mimeTypes: levels([full, 'image/*']), maxSize: file.maxSize },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif, video/mp4']), ...file },
    'org.matrix.msc3245.voice': { mimeTypes: levels([full, 'audio/*']), ...file },
  },
  maxTextLength: factsOf('matrix').maxTextLength,
  locationMessage: full,
  poll: full,
  thread: full,
  reply: full,
  edit: full,
  delete: full,
  reaction: full,
  customEmojiReactions: true,
  // native rooms omit an empty timer from messages, bridged rooms send it
  disappearingTimer: { types: ['afterSend'], omitEmptyTimer: true },
  readReceipts: true,
  typingNotifications: true,
}

/** Everything that Matrix supports. The numbers have no public source and are our choice. */
const chats: Network['chats'] = {
  direct,
  group: {
    ...direct,
    participantActions: { ban: full, invite: full, kick: full, leave: full, revokeInvite: full },
    state: { title: { level: full }, description: { level: full }, avatar: { level: full } },
  },
}

const localpart = '[a-z0-9._=/+-]+'
const host = '[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d+)?'
const wholeID = new RegExp(`^@${localpart}:${host}$`)
const shortID = new RegExp(`^${localpart}(:${host})?$`)

/** Reads `@ada`, `ada` or a full Matrix ID; users of other servers keep it: `lena:example.org`. */
function readUsername(text: string): Reading {
  const name = text.trim().toLowerCase().replace(/^@/, '')
  if (!shortID.test(name)) return { refused: `User ID "${text}" is not valid on this network` }
  return { value: name.replace(new RegExp(`:${homeserver}$`), '') }
}

const person = (contact: NamedContact, username: string): SeedContact => ({
  networkID: mxid(username),
  fullName: contact.fullName,
  username,
  email: emailOf(contact),
})

/** Friends have their first name as username; acquaintances their full name. */
const friend = (contact: NamedContact) => person(contact, contact.handle.replace(/_.*/, ''))
const acquaintance = (contact: NamedContact) => person(contact, dotted(contact))

// İpek is not on Matrix
const { jun, teo, ipek, ...friends } = namedContacts
const { ada, sol, tess, ana, noa, mei, haruka, jiwoo, priya, kit } = friends
const { inviteOnly, ...otherScenarioContacts } = scenarioContacts
const neighbours = fillerContacts(120).map(acquaintance)

/** Beeper's own network: friends with short names, 120 neighbours, and the scenario contacts. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, username: 'mara', email: emailOf(mara) },
  people: [
    ...Object.values(friends).map(friend),
    { ...friend(jun), needsInvite: true },
    { ...friend(teo), cannotMessage: true },
    ...neighbours,
    ...Object.values(otherScenarioContacts).map(acquaintance),
    { ...acquaintance(inviteOnly), needsInvite: true },
    {
      networkID: '@lena:example.org',
      fullName: 'Lena Vogel (own server)',
      username: 'lena:example.org',
      stranger: true,
    },
    {
      networkID: mxid('unlisted.uma'),
      fullName: 'Unlisted Uma',
      username: 'unlisted.uma',
      stranger: true,
    },
    {
      networkID: mxid('reminderbot'),
      fullName: 'Reminder Bot',
      username: 'reminderbot',
      isNetworkBot: true,
    },
  ],
  chats: [
    directChat(friend(ada), 0, 'The tickets are in my bag.'),
    directChat(friend(noa), 2, 'נתראה מחר!'),
    directChat(friend(kit), 40, '🦊🦊🦊'),
    groupChat([ada, tess, sol, ana].map(friend), 1, 'Train at 9:12, platform 4.', 'Trip'),
    groupChat([mei, haruka, jiwoo].map(friend), 12, '明日は何時？'),
    groupChat(neighbours, 5, 'The recycling moves to Thursday.', 'Neighbourhood', {
      isMuted: true,
    }),
    groupChat([ada, jun, priya].map(friend), 18, 'Chapter four for next time.', 'Reading circle', {
      pending: [friend(jun).networkID],
    }),
  ],
}

/** Beeper's own network, whose IDs are plain Matrix IDs. The rules have no public source. */
export const matrix: Network = {
  type: 'matrix',
  facts: factsOf('matrix'),
  account: {
    accountID: 'matrix',
    bridge: { id: 'matrix', type: 'matrix', provider: 'cloud' },
    network: 'Beeper (Matrix)',
    selfID: `@mara:${homeserver}`,
  },
  userID: (networkID) => networkID,
  networkID: (userID) => {
    const text = userID.trim().toLowerCase()
    return wholeID.test(text) ? text : undefined
  },
  read: { username: readUsername, email: readEmail },
  noteToSelf: true,
  namesGroups: true,
  chatID: (opaqueID) => `!${opaqueID}:${homeserver}`,
  chats,
  seed,
}
