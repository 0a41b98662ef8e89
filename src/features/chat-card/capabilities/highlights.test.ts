import { expect, test } from 'vitest'
import { ChatCapabilities } from '#contract/capabilities.ts'
import { networkByType } from '#sandbox/networks/networks.ts'
import { capabilityGroups } from './groups.ts'
import { highlightsOf, tally } from './highlights.ts'

function highlights(capabilities: object, isGroup = false) {
  const can = ChatCapabilities.parse(capabilities)
  const { shown, more } = highlightsOf(capabilityGroups(can, isGroup, capabilities), can, isGroup)
  return { more, lines: shown.map(({ line, brief }) => `${line.label} ${brief}`.trim()) }
}

test('the nine highlights of WhatsApp are the primary lines and the deviations', () => {
  const { direct } = networkByType('whatsapp').chats
  expect(highlights(direct)).toEqual({
    lines: [
      ...['Reply', 'Reactions 1 each', 'Edit 15 min', 'Delete for everyone 2 days', 'Polls'],
      ...['Location', 'Threads', 'Custom emoji', 'Links partly'],
    ],
    more: 0,
  })
})

test('dropped, rejected and unknown levels are highlights', () => {
  const { lines } = highlights({
    readReceipts: true,
    formatting: { glitter: -1, sparkle: -2, shine: 9, plain: 0 },
  })
  expect(lines).toEqual(
    expect.arrayContaining(['glitter sent but lost', 'sparkle rejected', 'shine level 9']),
  )
  expect(lines.join()).not.toContain('plain')
})

test('a title that cannot be changed is a highlight of groups only', () => {
  const readable = { formatting: { bold: 2 }, participantActions: { invite: 2, kick: 2, leave: 2 } }
  expect(highlights(readable, true).lines).toContain('Change title')
  expect(highlights({ state: {} }).lines).not.toContain('Change title')
})

test('an unreadable value is shown as JSON', () => {
  expect(highlights({ reply: 'sometimes' }).lines).toContain('Reply "sometimes"')
  expect(highlights({ readReceipts: 'rarely' }).lines).toContain('Read receipts "rarely"')
})

test('a chat without deviations has nine highlights', () => {
  const able = {
    ...{ reply: 2, reaction: 2, edit: 2, delete: 2, poll: 2, locationMessage: 2, thread: 2 },
    ...{ customEmojiReactions: true, readReceipts: true, typingNotifications: true },
    formatting: { bold: 2 },
  }
  expect(highlights(able).lines).toHaveLength(9)
})

test('a chat with many deviations has twelve highlights and counts the rest', () => {
  const formatting = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}`, -2]))
  const { lines, more } = highlights({ formatting })
  expect(lines).toHaveLength(12)
  // threads, custom emoji, read receipts, typing and forty kinds of formatting
  expect(more).toBe(4 + 40 - (12 - 6))
})

test('an unspecified capability is neither supported nor a highlight', () => {
  const groups = (capabilities: object) =>
    capabilityGroups(ChatCapabilities.parse(capabilities), false)
  const silent = tally(groups({}))
  expect(silent.can).toBe(0)
  expect(tally(groups({ archive: true }))).toEqual({ can: 1, all: silent.all })
  expect(highlights({}).lines).not.toContain('Archive')
})
