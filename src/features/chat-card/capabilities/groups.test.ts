import { expect, test } from 'vitest'
import { ChatCapabilities } from '#contract/capabilities.ts'
import { capabilityGroups } from './groups.ts'
import { keyNumbers } from './key-numbers.tsx'
import { sentence } from './lines.ts'

const sentences = (capabilities: object, isGroup = false) =>
  capabilityGroups(ChatCapabilities.parse(capabilities), isGroup)
    .flatMap(({ lines }) => lines)
    .map(sentence)

test.each([
  [{ edit: 2, editMaxAge: 900 }, 'Edit: fully supported, within 15 minutes'],
  [
    { edit: 2, editMaxAge: 900, editMaxCount: 5 },
    'Edit: fully supported, within 15 minutes, up to 5 times',
  ],
  [{ edit: -2 }, 'Edit: rejected'],
  [{}, 'Edit: not supported'],
  [{ delete: 2, deleteMaxAge: 172_800 }, 'Delete for everyone: fully supported, within 2 days'],
  [{ locationMessage: -1 }, 'Location: dropped – sent but lost'],
  [{ poll: 1 }, 'Polls: partly supported'],
  [{ poll: 7 }, 'Polls: level 7'],
  [{ reaction: 2, reactionCount: 1 }, 'Reactions: fully supported, 1 each'],
  [{ allowedReactions: ['❤️', '👍'] }, 'Allowed reactions: ❤️ 👍'],
  [{ allowedReactions: [] }, 'Allowed reactions: none'],
  [{ readReceipts: true }, 'Read receipts: yes'],
  [{}, 'Read receipts: no'],
  [{}, 'Archive: not said'],
  [{ archive: false }, 'Archive: no'],
  [{ maxTextLength: 65_536 }, 'Message length: up to 65,536 characters'],
  [
    {
      disappearingTimer: { types: ['afterSend'], timers: [86_400_000, 604_800_000, 7_776_000_000] },
    },
    'Disappearing messages: yes, 1, 7, 90 days after sending',
  ],
  [
    { disappearingTimer: { types: ['afterRead', 'atDawn'], omitEmptyTimer: true } },
    'Disappearing messages: yes, any time after reading or atDawn, off means no timer at all',
  ],
  [{ formatting: { bold: 2, glitter: -1 } }, 'glitter: dropped – sent but lost'],
  [{ formatting: {} }, 'Formatting: not supported'],
  [{ messageRequest: { acceptWithButton: 2 } }, 'Accept with a button: fully supported'],
  [{ state: { title: { level: 1 } } }, 'Change title: partly supported'],
  [{ participantActions: { kick: 2 } }, 'Remove: fully supported'],
  [{ telepathy: { range: 3 } }, 'telepathy: {"range":3}'],
  [{ participantActions: { promote: 2 } }, 'participantActions.promote: 2'],
  [{ disappearingTimer: { jitter: 4 } }, 'disappearingTimer.jitter: 4'],
])('%j is shown as "%s"', (capabilities, line) => {
  expect(sentences(capabilities)).toContain(line)
})

test('group capabilities are listed for groups, and for direct chats that specify them', () => {
  expect(sentences({})).not.toContain('Ban: not supported')
  expect(sentences({}, true)).toContain('Ban: not supported')
  expect(sentences({}, true)).toContain('Change title: not supported')
  expect(sentences({ participantActions: {} })).toContain('Ban: not supported')
})

const numbers = (capabilities: object) =>
  keyNumbers(ChatCapabilities.parse(capabilities)).map(({ value, label }) => `${value} ${label}`)

test('key numbers are the known limits of supported actions', () => {
  const file = { 'm.file': { mimeTypes: { '*/*': 2 }, maxSize: 2_097_152_000 } }
  expect(
    numbers({
      maxTextLength: 65_536,
      edit: 2,
      editMaxAge: 900,
      editMaxCount: 5,
      delete: 2,
      deleteMaxAge: 216_000,
      attachments: file,
    }),
  ).toEqual([
    '65,536 characters per message',
    '15 min to edit, up to 5 times',
    '2d 12h to delete for everyone',
    '2 GB largest file',
  ])
  expect(numbers({ edit: 2, delete: 2 })).toEqual([])
  expect(numbers({ edit: -2, editMaxAge: 900, maxTextLength: 0 })).toEqual([])
})

test('the largest file ignores rejected kinds', () => {
  const huge = { maxSize: 1_610_612_736 }
  const refused = { 'm.file': { mimeTypes: { '*/*': -2 }, ...huge } }
  expect(numbers({ attachments: refused })).toEqual([])
  expect(numbers({ attachments: { 'm.video': { mimeTypes: {}, ...huge } } })).toEqual([])
  const image = { mimeTypes: { 'image/png': 1, 'image/gif': -2 }, maxSize: 1_048_576 }
  expect(numbers({ attachments: { ...refused, 'm.image': image } })).toEqual(['1 MB largest file'])
})
