import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { user } from '#beeper/testing/accounts.ts'
import { changeAccount, pickContact, typeWho } from './changes.ts'
import { emptyDraft } from './draft.ts'
import { storedCountry, storedDraft } from './stored.ts'

const ada = typeWho(emptyDraft, 'Ada')
const jun = typeWho(emptyDraft, 'Jun')

/** Another tab has its own session storage and shares the local storage. */
function otherTab() {
  sessionStorage.clear()
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(() => vi.unstubAllGlobals())

test('a draft survives a reload with the origin of each detail', () => {
  const picked = pickContact(emptyDraft, user({ id: '@ada:w', fullName: 'Ada Obi' }), {
    mount: '/sandbox',
    accountID: 'whatsapp',
  })
  storedDraft.write(picked)
  expect(storedDraft.read()).toEqual(picked)
})

test('two tabs have two drafts', () => {
  storedDraft.write(ada)
  const first = { ...sessionStorage }
  otherTab()
  storedDraft.write(jun)
  expect(storedDraft.read()?.who).toBe('Jun')
  sessionStorage.clear()
  for (const [key, value] of Object.entries(first)) sessionStorage.setItem(key, value)
  expect(storedDraft.read()?.who).toBe('Ada')
})

test('a new tab begins with the newest draft of any', () => {
  storedDraft.write(ada)
  otherTab()
  expect(storedDraft.read()?.who).toBe('Ada')
})

test('an empty draft is not stored', () => {
  storedDraft.write(ada)
  storedDraft.write(emptyDraft)
  expect(storedDraft.read()).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

test('a forgotten draft is removed for this tab and for new ones', () => {
  storedDraft.write(ada)
  storedDraft.forget()
  expect(storedDraft.read()).toBeUndefined()
  otherTab()
  expect(storedDraft.read()).toBeUndefined()
})

test.each([
  ['of an older version', { version: 1, draft: ada }],
  ['without a version', ada],
  ['without a field', { version: 2, draft: { ...ada, who: undefined } }],
  ['with a field of another kind', { version: 2, draft: { ...ada, participants: 'Ada' } }],
  ['that is null', null],
  ['that is a list', []],
])('a draft %s is ignored', (_, stored) => {
  sessionStorage.setItem('overture.draft', JSON.stringify(stored))
  expect(storedDraft.read()).toBeUndefined()
})

test('a broken draft of this tab falls back to the newest of any', () => {
  storedDraft.write(jun)
  sessionStorage.setItem('overture.draft', '{"version":2,')
  expect(storedDraft.read()?.who).toBe('Jun')
})

test('a broken person is dropped, and the text is kept', () => {
  const draft = { ...ada, person: { id: 1 }, origins: { who: 'nobody' }, offers: 'none' }
  sessionStorage.setItem('overture.draft', JSON.stringify({ version: 2, draft }))
  expect(storedDraft.read()).toMatchObject({ who: 'Ada', person: undefined, offers: [] })
})

test('a draft keeps the chosen account', () => {
  storedDraft.write(changeAccount(ada, '/sandbox', 'whatsapp'))
  expect(storedDraft.read()?.accountIDs).toEqual({ '/sandbox': 'whatsapp' })
})

test.each([
  ['blocked', 'SecurityError'],
  ['full', 'QuotaExceededError'],
])('storage that is %s throws nothing', (_, name) => {
  const fails = () => {
    throw new DOMException('no', name)
  }
  const storage = { getItem: fails, setItem: fails, removeItem: fails }
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('localStorage', storage)
  expect(() => storedDraft.write(ada)).not.toThrow()
  expect(storedDraft.read()).toBeUndefined()
  expect(() => storedDraft.forget()).not.toThrow()
})

test('storage whose getter throws is treated as empty', () => {
  for (const name of ['sessionStorage', 'localStorage'] as const) {
    vi.spyOn(globalThis, name, 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
  }
  expect(storedDraft.read()).toBeUndefined()
  expect(() => storedDraft.write(ada)).not.toThrow()
  vi.restoreAllMocks()
})

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('the last country is remembered', () => {
  expect(storedCountry.read()).toBe('')
  storedCountry.write('DE')
  expect(storedCountry.read()).toBe('DE')
})

test.each(['', 'Germany', 'de', '{"country":"DE"}'])('“%s” is no country', (text) => {
  localStorage.setItem('overture.country', text)
  expect(storedCountry.read()).toBe('')
})

test('without storage no country is remembered, and nothing throws', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
  storedCountry.write('DE')
  expect(storedCountry.read()).toBe('')
})
