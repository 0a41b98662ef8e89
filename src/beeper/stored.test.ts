import { beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { stored, storedChoice, storedDisclosure } from './stored.ts'

const Person = z.object({ name: z.string() })
const ada = { name: 'Ada' }
const jun = { name: 'Jun' }

const failing = (name: string, more: Partial<Storage> = {}): Storage => {
  const fail = () => {
    throw new DOMException('no', name)
  }
  return {
    length: 0,
    key: fail,
    clear: fail,
    getItem: fail,
    setItem: fail,
    removeItem: fail,
    ...more,
  }
}
const blocked = () => {
  throw new DOMException('denied', 'SecurityError')
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

test('a value survives a reload until it is removed', () => {
  const person = stored('person', Person)
  expect(person.read()).toBeUndefined()
  expect(person.write(ada)).toBe(true)
  expect(stored('person', Person).read()).toEqual(ada)
  person.remove()
  expect(person.read()).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

test('read returns the same reference until the value changes', () => {
  const person = stored('person', Person)
  person.write(ada)
  const first = person.read()
  expect(person.read()).toBe(first)
  stored('person', Person).write(jun)
  expect(person.read()).toEqual(jun)
})

test.each(['', '{', 'null', '[]', '{"name":1}', 'Ada'])('%j is read as no value', (text) => {
  localStorage.setItem('person', text)
  expect(stored('person', Person).read()).toBeUndefined()
})

test('a choice is stored as plain text', () => {
  const theme = storedChoice('theme', ['light', 'dark'])
  theme.write('dark')
  expect(localStorage.getItem('theme')).toBe('dark')
  expect(theme.read()).toBe('dark')
  localStorage.setItem('theme', 'sepia')
  expect(theme.read()).toBeUndefined()
})

test('a value in sessionStorage is not in localStorage', () => {
  stored('person', Person, { area: () => sessionStorage }).write(ada)
  expect(stored('person', Person).read()).toBeUndefined()
  expect(sessionStorage.getItem('person')).toBe('{"name":"Ada"}')
})

test.each([
  ['blocked', blocked],
  ['full', () => failing('QuotaExceededError', { getItem: () => null })],
])('storage that is %s does not throw, and stores nothing', (_, area) => {
  const person = stored('person', Person, { area })
  expect(person.write(ada)).toBe(false)
  expect(person.read()).toBeUndefined()
  expect(() => person.remove()).not.toThrow()
})

test.each([
  ['blocked', blocked],
  ['full', () => failing('QuotaExceededError', { getItem: () => null })],
])('a value can be kept in memory where storage is %s', (_, area) => {
  const person = stored('person', Person, { area, orInMemory: true })
  person.write(ada)
  expect(person.read()).toBe(ada)
  expect(person.isKept()).toBe(false)
})

test('a value goes into storage again once storage accepts it', () => {
  let isFull = true
  const setItem = (key: string, text: string) => {
    if (isFull) throw new DOMException('full', 'QuotaExceededError')
    localStorage.setItem(key, text)
  }
  const area = () => failing('', { getItem: (key) => localStorage.getItem(key), setItem })
  const person = stored('person', Person, { area, orInMemory: true })
  person.write(ada)
  isFull = false
  person.write(jun)
  expect(person.isKept()).toBe(true)
  expect(localStorage.getItem('person')).toContain('Jun')
})

test('subscribers are notified of changes, also in other pages, until they unsubscribe', () => {
  const person = stored('person', Person)
  const onChange = vi.fn()
  const stop = person.subscribe(onChange)
  person.write(ada)
  dispatchEvent(new StorageEvent('storage', { key: 'person' }))
  dispatchEvent(new StorageEvent('storage', { key: null }))
  dispatchEvent(new StorageEvent('storage', { key: 'something else' }))
  expect(onChange).toHaveBeenCalledTimes(3)
  stop()
  person.write(jun)
  expect(onChange).toHaveBeenCalledTimes(3)
})

test('a disclosure is open or closed as last left', () => {
  storedDisclosure('details').write(true)
  expect(storedDisclosure('details').read()).toBe(true)
  storedDisclosure('details').write(false)
  expect(storedDisclosure('details').read()).toBe(false)
})

test('the tour page neither writes nor reads the browser’s storage', async () => {
  localStorage.setItem('test', JSON.stringify(jun))
  history.replaceState(null, '', '/#tour')
  vi.resetModules()
  const onTour = await import('./stored.ts')
  history.replaceState(null, '', '/')
  // the other test files share the modules
  vi.resetModules()
  const kept = onTour.stored('test', Person)
  const ofTab = onTour.stored('of-tab', Person, { area: () => sessionStorage })
  expect(kept.read()).toBeUndefined()
  expect([kept.write(ada), ofTab.write(ada)]).toEqual([true, true])
  expect([kept.read(), ofTab.read()]).toEqual([ada, ada])
  kept.remove()
  expect(kept.read()).toBeUndefined()
  expect({ ...localStorage }).toEqual({ test: JSON.stringify(jun) })
  expect({ ...sessionStorage }).toEqual({})
})
