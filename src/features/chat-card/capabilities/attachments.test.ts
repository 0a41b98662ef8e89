import { expect, test } from 'vitest'
import { attachmentRows, kindsNotTaken } from './attachments.tsx'

const row = (rules: object) =>
  attachmentRows({ 'm.image': { mimeTypes: { 'image/jpeg': 2 }, ...rules } })[0]

test('formats are grouped by level, and full support is not named', () => {
  const mimeTypes = {
    'image/gif': -2,
    'image/jpeg': 2,
    'image/png': 1,
    'image/webp': 1,
    'image/x-odd': 2,
  }
  expect(row({ mimeTypes })?.formats).toBe(
    'JPEG, image/x-odd; PNG, WebP (partly supported); GIF (rejected)',
  )
  expect(row({ mimeTypes: { '*/*': 2 } })?.formats).toBe('any')
  expect(row({ mimeTypes: {} })?.formats).toBe('none')
})

test.each([
  [{ caption: 2, maxCaptionLength: 1024 }, '1,024'],
  [{ caption: 1, maxCaptionLength: 1024 }, '1,024 (partly supported)'],
  [{ caption: 2 }, 'yes'],
  [{ caption: 0 }, 'no'],
  [{ caption: -1 }, 'dropped: sent but lost'],
  [{ caption: -2, maxCaptionLength: 0 }, 'rejected'],
  [{ caption: -9 }, 'level -9'],
  [{}, undefined],
])('the caption %j is shown as %s', (rules, caption) => {
  expect(row(rules)?.caption).toBe(caption)
})

test.each([
  [{ maxWidth: 4096, maxHeight: 2048 }, 'up to 4,096 × 2,048 px'],
  [{ maxWidth: 4096 }, 'up to 4,096 px wide'],
  [{ maxHeight: 2048 }, 'up to 2,048 px high'],
  [{ maxDuration: 60, viewOnce: true }, 'up to 1 minute · view once'],
  [{ viewOnce: false, maxPages: 3 }, 'maxPages: 3'],
  [{}, ''],
])('the limits %j are shown as "%s"', (rules, limits) => {
  expect(row(rules)?.limits).toBe(limits)
})

test('known kinds have a fixed order, unknown ones come last, and missing ones are rejected', () => {
  const attachments = Object.fromEntries(
    ['org.example.hologram', 'm.file', 'm.image'].map((kind) => [kind, { mimeTypes: {} }]),
  )
  expect(attachmentRows(attachments).map(({ kind }) => kind)).toEqual([
    'Image',
    'File',
    'org.example.hologram',
  ])
  expect(kindsNotTaken(attachments)).toEqual(['Video', 'Audio', 'Voice', 'GIF', 'Sticker'])
})
