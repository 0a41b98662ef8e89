import { expect, test, vi } from 'vitest'
import { typeWho } from './changes.ts'
import { emptyDraft } from './draft.ts'
import { typedParticipant } from './participants.ts'
import { createDraftStore } from './use-draft.tsx'

const participants = [typedParticipant('Ada')]

test('a key changes what it changes, and everything else stays the same object', () => {
  const store = createDraftStore({ ...emptyDraft, participants })
  const before = store.get()
  expect(store.set(typeWho(before, 'A'))).toEqual(['who', 'user', 'origins'])
  expect(store.get().who).toBe('A')
  expect(store.get().participants).toBe(participants)
  expect(store.get().accountIDs).toBe(before.accountIDs)
  expect(store.get().offers).toBe(before.offers)
})

test('one change is told once, however much of the draft it changes, and none is not told', () => {
  const store = createDraftStore(emptyDraft)
  const tell = vi.fn()
  const stop = store.subscribe(tell)
  store.set(typeWho(store.get(), 'Ada Obi'))
  expect(tell).toHaveBeenCalledTimes(1)
  store.set(typeWho(store.get(), 'Ada Obi'))
  expect(tell).toHaveBeenCalledTimes(1)
  stop()
  store.set(emptyDraft)
  expect(tell).toHaveBeenCalledTimes(1)
})

test('what the next draft leaves out is gone', () => {
  const person = { accountKey: '/sandbox a', accountID: 'a', id: '@ada', name: 'Ada' }
  const store = createDraftStore({ ...emptyDraft, person })
  const { person: _, ...next } = store.get()
  expect(store.set(next)).toEqual(['person'])
  expect(store.get().person).toBeUndefined()
})
