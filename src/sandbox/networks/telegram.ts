import type { ChatCapabilities } from '#contract/capabilities.ts'
import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import {
  day,
  dropped,
  factsOf,
  full,
  inMilliseconds,
  levels,
  localBridge,
  type Network,
  partial,
  type Reading,
  readInternationalPhone,
} from './shared.ts'

const captioned = { caption: full, maxCaptionLength: 1024 }
const large = { ...captioned, maxSize: 2_147_483_648 }

const timers = [1, 2, 3, 4, 5, 6, 7, 14, 21, 31, 62, 93, 124, 155, 186, 365]

const shared: ChatCapabilities = {
  formatting: levels(
    [
      full,
      'bold, italic, underline, strikethrough, inline_code, code_block, ' +
        'code_block.syntax_highlighting, blockquote, inline_link, user_link, spoiler',
    ],
    [partial, 'unordered_list, ordered_list, ordered_list.start, headers'],
    [dropped, 'ordered_list.jump_value, custom_emoji, spoiler.reason'],
  ),
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/jpeg'], [partial, 'image/webp, image/png, image/gif']),
      ...captioned,
      maxSize: 10_485_760,
    },
    'm.video': { mimeTypes: levels([full, 'video/mp4']), ...large },
    'm.audio': { mimeTypes: levels([full, 'audio/mpeg, audio/mp4']), ...large },
    'm.file': { mimeTypes: levels([full, '*/*']), ...large },
    'm.sticker': {
      mimeTypes: levels(
        [full, 'image/webp, video/lottie+json, video/webm'],
        [partial, 'image/jpeg, image/png'],
      ),
    },
    'fi.mau.gif': { mimeTypes: levels([full, 'video/mp4'], [partial, 'image/gif']), ...large },
    'org.matrix.msc3245.voice': {
      mimeTypes: levels([full, 'audio/ogg, audio/mpeg, audio/mp4']),
      ...large,
    },
  },
  maxTextLength: factsOf('telegram').maxTextLength,
  locationMessage: full,
  reply: full,
  edit: full,
  delete: full,
  reaction: full,
  reactionCount: 1,
  allowedReactions: ['👍', '👎', '❤️', '🔥', '🎉', '😁', '😢', '🤔', '👏', '🙏'],
  disappearingTimer: {
    types: ['afterSend'],
    timers: timers.map((days) => inMilliseconds(days * day)),
  },
  readReceipts: true,
  typingNotifications: true,
  deleteChatForEveryone: true,
}

/** From mautrix-telegram's `capabilities.go`: without premium, for basic groups. */
const chats: Network['chats'] = {
  direct: { ...shared, deleteChat: true, state: { disappearingTimer: { level: full } } },
  group: {
    ...shared,
    participantActions: { ban: full, invite: full, leave: full },
    state: {
      title: { level: full },
      avatar: { level: full },
      disappearingTimer: { level: full },
    },
  },
}

const link = /^(?:(?:https?:\/\/)?(?:t|telegram)\.me\/|tg:(?:\/\/)?resolve\?domain=|@)/i

/**
 * Reads a username after `@`, `t.me/`, `telegram.me/` or `tg:resolve?domain=`, by the bridge's
 * rules.
 */
function readUsername(text: string): Reading {
  const name = text.trim().replace(link, '').replace(/\/$/, '')
  return /^[a-z]\w{3,30}[a-z\d]$/i.test(name) && !name.includes('__')
    ? { value: name.toLowerCase() }
    : {
        refused: `invalid identifier: ${JSON.stringify(text)} (must be a phone number, username, or Telegram user ID)`,
      }
}

const byUsername = (named: NamedContact): SeedContact => ({
  networkID: numericID(named, 10),
  fullName: named.fullName,
  username: named.handle,
})

const contact = (named: NamedContact): SeedContact => ({
  ...byUsername(named),
  phoneNumber: named.phoneNumber,
})

const { ada, jun, sol, tess, teo, ana, zoe, jose, amelie, omar, eitan, wei, kenji, arjun } =
  namedContacts
const { ivan, eleni, malee, kit, marina, samTwo, oNeil } = namedContacts

const weatherBot: SeedContact = {
  networkID: '1900000001',
  fullName: 'Weather Bot',
  username: 'weather_today_bot',
  isNetworkBot: true,
}

/** Some contacts have a phone number and username, others a username only. İpek is not here. */
const seed: SeedAccount = {
  self: { fullName: mara.fullName, username: mara.handle, phoneNumber: mara.phoneNumber },
  people: [
    ...[ada, jun, sol, tess, teo, ana, zoe, jose, amelie, omar, eitan, wei, kenji].map(contact),
    ...[arjun, ivan, eleni, malee, kit, marina, samTwo, oNeil].map(byUsername),
    ...fillerContacts(40).map(contact),
    weatherBot,
    {
      networkID: '1900000002',
      fullName: 'Poll Bot',
      username: 'quick_poll_bot',
      isNetworkBot: true,
    },
    {
      networkID: '1900000003',
      fullName: 'Closed Clara',
      username: 'closed_clara',
      cannotMessage: true,
    },
    {
      networkID: '1900000004',
      fullName: 'Stranger Stig',
      username: 'stranger_stig',
      stranger: true,
    },
    {
      networkID: 'channel-1900000005',
      fullName: 'City News',
      username: 'city_news_daily',
      cannotMessage: true,
      stranger: true,
    },
  ],
  chats: [
    directChat(contact(jun), 0.5, 'Photos sent as files.'),
    directChat(byUsername(ivan), 8, 'До встречи', { remindInDays: 2 }),
    directChat(weatherBot, 1, 'Tomorrow: rain, 14 °C.'),
    directChat(contact(omar), 60, 'أهلاً'),
    groupChat([jun, sol, tess, teo].map(contact), 3, 'Rehearsal moved to six.', 'String quartet'),
    groupChat(fillerContacts(30).map(contact), 15, 'New routes are up.', 'Climbing hall'),
  ],
}

/** Telegram: a user is a positive integer. Phone lookup finds contacts only. */
export const telegram: Network = {
  ...localBridge({
    type: 'telegram',
    network: 'Telegram',
    login: 'ba_Qm2HsX9vJb5TkLr8eUwF',
    ids: /^[1-9]\d{0,15}$|^channel-[1-9]\d*$/,
  }),
  read: { phoneNumber: readInternationalPhone, username: readUsername },
  noteToSelf: true,
  namesGroups: true,
  chats,
  seed,
}
