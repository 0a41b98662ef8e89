import { expect, test } from 'vitest'
import { ChatCapabilities } from './capabilities.ts'

test('an odd entry of a map hides no other', () => {
  expect(ChatCapabilities.parse({ formatting: { bold: 2, glitter: 'lots' } }).formatting).toEqual({
    bold: 2,
  })
  const { attachments } = ChatCapabilities.parse({
    attachments: {
      'm.image': { mimeTypes: { 'image/png': 2, 'image/gif': 'yes' }, maxSize: 'huge' },
      'm.file': { mimeTypes: 'any' },
      'm.video': true,
    },
  })
  expect(attachments).toEqual({
    'm.image': { mimeTypes: { 'image/png': 2 } },
    'm.file': { mimeTypes: {} },
  })
})

test('a map that is none reads as absent', () => {
  expect(ChatCapabilities.parse({ formatting: 'all', attachments: [] })).toEqual({})
})
