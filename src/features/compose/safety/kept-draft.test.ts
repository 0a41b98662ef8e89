import { beforeEach, expect, test } from 'vitest'
import { emptyDraft, type WholeDraft } from '../draft.ts'
import { keptDraft } from './kept-draft.ts'

beforeEach(() => localStorage.clear())

const draft: WholeDraft = {
  ...emptyDraft,
  mode: 'create',
  messageText: 'Hello',
  participants: [
    { id: '@ada:x.org', name: 'Ada' },
    { id: 'jun', name: 'jun', doubt: 'asking' },
  ],
}

test('a draft comes back as it was, but for people who were still being looked up', () => {
  keptDraft.keep(draft)
  expect(keptDraft.read()).toEqual({
    ...draft,
    participants: [draft.participants[0], { id: 'jun', name: 'jun', doubt: 'unknown' }],
  })
  keptDraft.forget()
  expect(keptDraft.read()).toBeUndefined()
})

test.each([
  ['nothing', null],
  ['another version', JSON.stringify({ version: 2, draft })],
  ['a broken shape', JSON.stringify({ version: 1, draft: { ...draft, title: 7 } })],
  ['no JSON', '{"version":1,'],
])('%s in the store is no draft', (_, text) => {
  if (text !== null) localStorage.setItem('overture.draft', text)
  expect(keptDraft.read()).toBeUndefined()
})
