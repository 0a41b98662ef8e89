import { expect, test } from 'vitest'
import { ChatCapabilities } from '#contract/capabilities.ts'
import { capabilityGroups, oddValues } from './groups.ts'
import { sentence } from './lines.ts'

const sentences = (raw: object) =>
  capabilityGroups(ChatCapabilities.parse(raw), true, raw)
    .flatMap(({ lines }) => lines)
    .map(sentence)

test.each([
  [{ reply: 'sometimes' }, 'Reply: "sometimes"', 'Reply: not supported'],
  [{ readReceipts: 1 }, 'Read receipts: 1', 'Read receipts: no'],
  [
    { state: { title: { level: 'high' } } },
    'Change title: {"level":"high"}',
    'Change title: not supported',
  ],
  [{ participantActions: 'all' }, 'participantActions: "all"', undefined],
  [{ disappearingTimer: true }, 'Disappearing messages: true', 'Disappearing messages: no'],
])('%j is shown as JSON, not as unsupported', (raw, line, wrong) => {
  expect(sentences(raw)).toContain(line)
  expect(sentences(raw)).not.toContain(wrong)
})

test.each([
  [{ editMaxAge: '15m' }, 'editMaxAge: "15m"'],
  [{ state: { title: { level: 2, since: 4 } } }, 'state.title.since: 4'],
  [{ formatting: { bold: 2, glitter: 'lots' } }, 'formatting.glitter: "lots"'],
  [
    { attachments: { 'm.image': { mimeTypes: {}, maxSize: 'huge' } } },
    'attachments.m.image.maxSize: "huge"',
  ],
  [{ telepathy: { range: 3 } }, 'telepathy: {"range":3}'],
])('%j has a line of its own: %s', (raw, expected) => {
  expect(sentences(raw).filter((line) => line === expected)).toHaveLength(1)
})

test('readable values and null are not odd', () => {
  const raw = { edit: 2, state: { title: { level: 1 } }, poll: null, allowedReactions: ['👍'] }
  expect(oddValues(raw, ChatCapabilities.parse(raw))).toEqual([])
  expect(oddValues(undefined, {})).toEqual([])
})
