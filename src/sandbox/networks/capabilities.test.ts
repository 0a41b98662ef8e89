import { expect, test } from 'vitest'
import { networkByType } from './networks.ts'

const direct = (type: string) => networkByType(type).chats.direct
const group = (type: string) => networkByType(type).chats.group

test('WhatsApp allows edits for 15 minutes, deletions for two days and one reaction per user', () => {
  expect(direct('whatsapp')).toMatchObject({
    editMaxAge: 900,
    deleteMaxAge: 172_800,
    reactionCount: 1,
    maxTextLength: 65_536,
    disappearingTimer: { timers: [86_400_000, 604_800_000, 7_776_000_000] },
  })
})

test('WhatsApp drops captions of voice notes and converts GIFs', () => {
  expect(direct('whatsapp').attachments).toMatchObject({
    'org.matrix.msc3245.voice': {
      caption: -1,
      mimeTypes: { 'audio/ogg; codecs=opus': 2, 'audio/ogg': 0 },
    },
    'm.image': {
      maxSize: 2_097_152_000,
      maxCaptionLength: 65_536,
      mimeTypes: { 'image/jpeg': 2, 'image/gif': 1 },
    },
  })
})

test('Signal allows 2,000 characters, ten edits within a day, and any timer', () => {
  expect(direct('signal')).toMatchObject({
    maxTextLength: 2000,
    editMaxAge: 86_400,
    editMaxCount: 10,
    thread: 0,
    disappearingTimer: { types: ['afterRead'] },
    messageRequest: { acceptWithMessage: 1, acceptWithButton: 2 },
  })
  expect(direct('signal').disappearingTimer).not.toHaveProperty('timers')
})

test('Telegram allows images up to 10 MB, other files up to 2 GB, and drops spoiler reasons', () => {
  expect(direct('telegram')).toMatchObject({
    formatting: { 'spoiler.reason': -1, underline: 2, headers: 1 },
    attachments: {
      'm.image': { maxSize: 10_485_760, maxCaptionLength: 1024 },
      'm.file': { maxSize: 2_147_483_648 },
    },
  })
  expect(direct('telegram').disappearingTimer?.timers?.at(-1)).toBe(31_536_000_000)
  expect(direct('telegram').attachments?.['m.sticker']).not.toHaveProperty('caption')
})

test('Slack rejects locations, has threads but no replies, and sends no read receipts', () => {
  expect(direct('slackgo')).toMatchObject({
    locationMessage: -2,
    thread: 2,
    readReceipts: false,
    formatting: { event_link: 0, 'ordered_list.jump_value': -1 },
  })
  expect(direct('slackgo')).not.toHaveProperty('reply')
})

test('iMessage allows five edits in 15 minutes and six reactions', () => {
  expect(direct('imessage')).toMatchObject({
    editMaxAge: 900,
    editMaxCount: 5,
    deleteMaxAge: 120,
    allowedReactions: ['❤️', '👍', '👎', '😂', '‼️', '❓'],
  })
  expect(direct('imessage').formatting).toBeUndefined()
})

test('Matrix omits empty timers and allows custom emoji', () => {
  expect(direct('matrix')).toMatchObject({
    customEmojiReactions: true,
    disappearingTimer: { omitEmptyTimer: true },
  })
})

test('Google Messages deletes for the user only and has no captions over RCS', () => {
  expect(direct('gmessages')).toMatchObject({ deleteForMe: true, reaction: 2, reply: 2 })
  expect(direct('gmessages')).not.toHaveProperty('edit')
  expect(direct('gmessages').attachments?.['m.image']).not.toHaveProperty('caption')
})

test('Messenger allows larger files in encrypted direct chats and drops captions there', () => {
  expect(direct('facebookgo').attachments).toMatchObject({
    'm.image': { maxSize: 100_000_000, caption: -1 },
    'm.file': { maxSize: 100_000_000, caption: -1 },
  })
  expect(group('facebookgo').attachments).toMatchObject({
    'm.image': { maxSize: 8_000_000, caption: 2, maxCaptionLength: 20_000 },
    'm.video': { maxSize: 25_000_000, mimeTypes: { 'video/webm': 2 } },
    'fi.mau.gif': { caption: -1 },
  })
  expect(direct('facebookgo').attachments?.['m.video']?.mimeTypes).not.toHaveProperty('video/webm')
})

test('Instagram rejects files and drops every caption', () => {
  const { attachments = {} } = direct('instagramgo')
  expect(attachments).not.toHaveProperty('m.file')
  expect(new Set(Object.values(attachments).map(({ caption }) => caption))).toEqual(new Set([-1]))
})

test('X allows ten edits in 15 minutes, and neither audio nor files', () => {
  expect(direct('twitter')).toMatchObject({ editMaxAge: 900, editMaxCount: 10, deleteForMe: true })
  expect(Object.keys(direct('twitter').attachments ?? {}).sort()).toEqual([
    'fi.mau.gif',
    'm.image',
    'm.video',
  ])
})

test('LinkedIn allows edits and deletions for an hour and drops nearly all formatting', () => {
  expect(direct('linkedin')).toMatchObject({
    editMaxAge: 3600,
    deleteMaxAge: 3600,
    locationMessage: -1,
    formatting: { user_link: 2, bold: -1 },
  })
})

test('Discord has threads in groups only, Google Voice 160 characters, Bluesky only text', () => {
  expect([direct('discordgo').thread, group('discordgo').thread]).toEqual([0, 1])
  expect(direct('gvoice')).toMatchObject({
    maxTextLength: 160,
    attachments: { 'm.image': { maxSize: 2_097_152, maxCaptionLength: 160 } },
  })
  expect(direct('bluesky')).toEqual({ maxTextLength: 10_000 })
})

test.each([
  ['whatsapp', { invite: 2, kick: 2, leave: 2 }, 'avatar description disappearingTimer title'],
  [
    'signal',
    { invite: 2, revokeInvite: 2, leave: 2, ban: 2, kick: 2 },
    'avatar description disappearingTimer title',
  ],
  ['telegram', { ban: 2, invite: 2, leave: 2 }, 'avatar disappearingTimer title'],
  ['slackgo', undefined, 'description'],
  ['imessage', undefined, ''],
  ['facebookgo', { invite: 2, kick: 2 }, 'avatar title'],
  ['instagramgo', { invite: 2, kick: 2 }, 'avatar title'],
  ['twitter', { invite: 2 }, 'avatar title'],
  ['discordgo', undefined, ''],
] as const)(
  'groups on %s have the participant actions %j and the changeable state: %s',
  (type, actions, state) => {
    expect(group(type).participantActions).toEqual(actions)
    expect(
      Object.keys(group(type).state ?? {})
        .sort()
        .join(' '),
    ).toBe(state)
    expect(direct(type).participantActions).toBeUndefined()
  },
)
