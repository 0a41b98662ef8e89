import { beforeEach, expect, test } from 'vitest'
import { emptyDraft, type WholeDraft } from '../draft.ts'
import { keptDraft } from './kept-draft.ts'

beforeEach(() => localStorage.clear())

const draft: WholeDraft = {
  ...emptyDraft,
  mode: 'create',
  messageText: 'Hello',
  participants: [
    { id: '@ada:x.org', name: 'Ada', at: '/sandbox a', known: { fullName: 'Ada' } },
    { id: 'jun', name: 'jun', doubt: 'asking', at: '/sandbox a' },
  ],
}

test('a draft comes back as it was, and whoever was being looked up is looked up again', () => {
  keptDraft.keep(draft, 'beeper')
  const participants = [draft.participants[0], { id: 'jun', name: 'jun', doubt: 'asking' }]
  expect(keptDraft.read()).toMatchObject({ target: 'beeper', draft: { ...draft, participants } })
  keptDraft.forget()
  expect(keptDraft.read()).toBeUndefined()
})

test('a draft of older or newer people is read as far as it is understood', () => {
  const people = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B', doubt: 'elsewhere', known: 7, there: [], at: '/sandbox a' },
  ]
  const kept = { ...draft, participants: people, placed: 'nowhere' }
  localStorage.setItem('overture.draft', JSON.stringify({ version: 1, draft: kept }))
  expect(keptDraft.read()?.draft.participants).toEqual([
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B', doubt: 'unknown', known: {}, there: {}, at: '/sandbox a' },
  ])
})

test.each([
  ['nothing', null],
  ['another version', JSON.stringify({ version: 2, target: 'sandbox', draft })],
  [
    'a broken shape',
    JSON.stringify({ version: 1, target: 'sandbox', draft: { ...draft, title: 7 } }),
  ],
  ['no JSON', '{"version":1,'],
])('%s in the store is no draft', (_, text) => {
  if (text !== null) localStorage.setItem('overture.draft', text)
  expect(keptDraft.read()).toBeUndefined()
})
