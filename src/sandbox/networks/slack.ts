import type { ChatCapabilities } from '#contract/capabilities.ts'
import {
  emailOf,
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  cloudBridge,
  dropped,
  factsOf,
  full,
  levels,
  minute,
  type Network,
  partial,
  rejected,
  unsupported,
} from './shared.ts'

const { maxTextLength } = factsOf('slackgo')
const file = { caption: full, maxCaptionLength: maxTextLength, maxSize: 1_000_000_000 }

const chat: ChatCapabilities = {
  formatting: levels(
    [
      full,
      'bold, italic, strikethrough, inline_code, code_block, blockquote, inline_link, user_link, ' +
        'room_link, at_room_mention, unordered_list, ordered_list, ordered_list.start, custom_emoji',
    ],
    [dropped, 'code_block.syntax_highlighting, ordered_list.jump_value'],
    [unsupported, 'event_link'],
  ),
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/jpeg, image/png, image/gif, image/webp']),
      ...file,
    },
    'm.video': { mimeTypes: levels([full, 'video/mp4, video/webm']), ...file },
    'm.audio': { mimeTypes: levels([full, 'audio/mpeg, audio/webm, audio/wav']), ...file },
    'm.file': { mimeTypes: levels([full, '*/*']), ...file },
    'fi.mau.gif': { mimeTypes: levels([full, 'image/gif']), ...file },
    'org.matrix.msc3245.voice': {
      mimeTypes: levels([full, 'audio/webm; codecs=opus, audio/mp4'], [partial, 'audio/ogg']),
      ...file,
      maxDuration: 5 * minute,
    },
  },
  maxTextLength,
  locationMessage: rejected,
  thread: full,
  edit: full,
  delete: full,
  reaction: full,
  readReceipts: false,
  typingNotifications: false,
  state: { description: { level: full } },
}

/**
 * From mautrix-slack's `capabilities.go`, for a workspace without limits on edits. Groups created
 * through the Client API are group DMs, which have no participant actions and no title.
 */
const chats: Network['chats'] = { direct: chat, group: chat }

const team = 't0mara5rz'

const bridge = cloudBridge({
  type: 'slackgo',
  network: 'Slack',
  name: 'slack',
  accountID: 'slackgo.T0MARA5RZ-U0MARA001',
  self: `${team}-u0mara001`,
  ids: new RegExp(`^${team}-u[a-z0-9]{8,10}$`),
})

const colleague = (contact: NamedContact): SeedContact => ({
  networkID: `${team}-u${numericID(contact, 9)}`,
  fullName: contact.fullName,
  username: contact.handle,
  email: emailOf(contact),
})

const { ada, jun, sol, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei, haruka } =
  namedContacts
const { priya, arjun, olena, eleni, samOne, samTwo, oNeil } = namedContacts

/** The members of one workspace. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, username: mara.handle, email: emailOf(mara) },
  people: [
    ...[ada, jun, sol, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei].map(colleague),
    ...[haruka, priya, arjun, olena, eleni, samOne, samTwo, oNeil].map(colleague),
    ...fillerContacts(40).map(colleague),
    {
      networkID: `${team}-u0000build`,
      fullName: 'Build Bot',
      username: 'build_bot',
      isNetworkBot: true,
    },
    {
      networkID: `${team}-u0000gone1`,
      fullName: 'Former Fia (deactivated)',
      username: 'former_fia',
      cannotMessage: true,
    },
    {
      networkID: `${team}-u0000guest`,
      fullName: 'Guest Gus',
      username: 'guest_gus',
      email: 'guest_gus@example.org',
      stranger: true,
    },
  ],
  chats: [
    directChat(colleague(tess), 0, 'Pushed, have a look.', {
      unreadCount: 3,
      earlierMessages: ['Are you at your desk?', 'The build is green again.'],
    }),
    directChat(colleague(priya), 5, 'धन्यवाद!'),
    groupChat([tess, lukasz, haruka].map(colleague), 1, 'Stand-up in five.'),
  ],
}

/**
 * Slack: a user is `t<team>-u<user>`, or a user ID of the same team. The bridge advertises e-mail
 * lookup, but its resolver accepts IDs only, so clients search for users and then use the ID.
 */
export const slack: Network = {
  ...bridge,
  networkID: (userID) => {
    const text = userID.trim().toLowerCase()
    return bridge.networkID(text) ?? bridge.networkID(`${team}-${text}`)
  },
  read: {},
  noteToSelf: true,
  namesGroups: false,
  chats,
  seed,
}
