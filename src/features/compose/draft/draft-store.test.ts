import { expect, test, vi } from 'vitest'
import { typeWho } from './changes.ts'
import { emptyDraft } from './draft.ts'
import { typedParticipant } from './participants.ts'
import { createDraftStore } from './use-draft.tsx'

const participants = [typedParticipant('Ada')]

test('values that a change leaves alike keep their identity', () => {
  const store = createDraftStore({ ...emptyDraft, participants })
  const before = store.get()
  expect(store.set(typeWho(before, 'A'))).toEqual(['who', 'user', 'origins'])
  expect(store.get().who).toBe('A')
  expect(store.get().participants).toBe(participants)
  expect(store.get().accountIDs).toBe(before.accountIDs)
  expect(store.get().offers).toBe(before.offers)
})

test('a listener is called once for each change, and not for an equal draft', () => {
  const store = createDraftStore(emptyDraft)
  const listener = vi.fn()
  const unsubscribe = store.subscribe(listener)
  store.set(typeWho(store.get(), 'Ada Obi'))
  expect(listener).toHaveBeenCalledTimes(1)
  store.set(typeWho(store.get(), 'Ada Obi'))
  expect(listener).toHaveBeenCalledTimes(1)
  unsubscribe()
  store.set(emptyDraft)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('a value that the next draft leaves out is removed', () => {
  const person = { accountKey: '/sandbox a', accountID: 'a', id: '@ada', name: 'Ada' }
  const store = createDraftStore({ ...emptyDraft, person })
  const { person: _, ...next } = store.get()
  expect(store.set(next)).toEqual(['person'])
  expect(store.get().person).toBeUndefined()
})
