import { beforeEach, expect, test } from 'vitest'
import type { Recent } from './recent.ts'
import { createRecentsStore, maxRecents } from './recents-store.ts'

const key = 'overture.recents'
const recent = (name: string, at: number, mount = '/sandbox'): Recent => ({
  mount,
  accountID: 'whatsapp',
  chatID: `!${name}:example.org`,
  title: name,
  network: { type: 'whatsapp', name: 'WhatsApp' },
  isGroup: false,
  status: 'created',
  at,
  asked: { mode: 'start', user: { phoneNumber: '+447700900101' }, allowInvite: true },
})

const titles = (recents: readonly Recent[]) => recents.map(({ title }) => title)
const browser = () => createRecentsStore(() => localStorage)

beforeEach(() => localStorage.clear())

test('opened chats are kept for the next page, the newest first', () => {
  const store = browser()
  store.add(recent('Ada', 1))
  store.add(recent('Jun', 2))
  expect(titles(browser().read())).toEqual(['Jun', 'Ada'])
  expect(store.isKept()).toBe(true)
})

test('a chat that is opened again moves to the top', () => {
  const store = browser()
  for (const [name, at] of [
    ['Ada', 1],
    ['Jun', 2],
    ['Ada', 3],
  ] as const)
    store.add(recent(name, at))
  expect(titles(store.read())).toEqual(['Ada', 'Jun'])
})

test('a broken entry is dropped, and the rest are kept', () => {
  const odd = [
    null,
    7,
    'Ada',
    {},
    { ...recent('Sol', 3), at: 'yesterday' },
    { ...recent('Teo', 4), asked: {} },
  ]
  localStorage.setItem(key, JSON.stringify([...odd, recent('Ada', 1), recent('Jun', 2)]))
  expect(titles(browser().read())).toEqual(['Jun', 'Ada'])
})

test.each(['', '{', 'null', '{"a":1}', '[[', '"Ada"'])(
  'with %j in storage the list is empty, and works',
  (text) => {
    localStorage.setItem(key, text)
    const store = browser()
    expect(store.read()).toEqual([])
    store.add(recent('Ada', 1))
    expect(titles(store.read())).toEqual(['Ada'])
  },
)

test('at most 500 are kept, and the oldest are dropped', () => {
  const many = Array.from({ length: maxRecents + 20 }, (_, n) => recent(`Person ${n}`, n))
  localStorage.setItem(key, JSON.stringify(many))
  const store = browser()
  expect(store.read()).toHaveLength(500)
  store.add(recent('Ada', 10_000))
  expect(store.read()).toHaveLength(500)
  expect(titles(store.read())).not.toContain('Person 20')
})

test('tokens and messages are never kept', () => {
  const careless = {
    ...recent('Ada', 1),
    token: 'secret-token',
    asked: { mode: 'start', user: { email: 'ada@example.org' }, messageText: 'secret-words' },
  } as const
  browser().add(careless)
  expect(localStorage.getItem(key)).toContain('ada@example.org')
  expect(localStorage.getItem(key)).not.toContain('secret')
})

test('forgotten entries are removed, and can be restored at their positions', () => {
  const store = browser()
  const people = [recent('Ada', 1), recent('Jun', 2), recent('Sol', 3, '/beeper')]
  for (const person of people) store.add(person)
  const jun = recent('Jun', 2)
  store.forget(jun)
  expect(titles(store.read())).toEqual(['Sol', 'Ada'])
  store.restore([jun])
  expect(titles(store.read())).toEqual(['Sol', 'Jun', 'Ada'])
  store.forgetAll('/sandbox')
  expect(titles(store.read())).toEqual(['Sol'])
  store.restore(people)
  expect(titles(store.read())).toEqual(['Sol', 'Jun', 'Ada'])
})

test('two pages do not overwrite each other’s entries', () => {
  const [one, other] = [browser(), browser()]
  one.add(recent('Ada', 1))
  other.add(recent('Jun', 2))
  expect(titles(one.read())).toEqual(['Jun', 'Ada'])
})

test('listeners are called for changes, also of another page', () => {
  const store = browser()
  let calls = 0
  const stop = store.subscribe(() => {
    calls += 1
  })
  store.add(recent('Ada', 1))
  dispatchEvent(new StorageEvent('storage', { key }))
  dispatchEvent(new StorageEvent('storage', { key: 'something else' }))
  stop()
  store.add(recent('Jun', 2))
  expect(calls).toBe(2)
})

test('with blocked storage the list is kept in memory, which isKept tells', () => {
  const store = createRecentsStore(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  expect(store.read()).toEqual([])
  store.add(recent('Ada', 1))
  store.add(recent('Jun', 2))
  expect(titles(store.read())).toEqual(['Jun', 'Ada'])
  expect(store.isKept()).toBe(false)
})

test('with full storage the list is kept in memory, which isKept tells', () => {
  const kept = JSON.stringify([recent('Ada', 1)])
  const full = {
    length: 1,
    key: () => key,
    clear: () => undefined,
    removeItem: () => undefined,
    getItem: () => kept,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const store = createRecentsStore(() => full)
  expect(titles(store.read())).toEqual(['Ada'])
  store.add(recent('Jun', 2))
  expect(titles(store.read())).toEqual(['Jun', 'Ada'])
  expect(store.isKept()).toBe(false)
})

test('the list keeps its identity until something changes', () => {
  const store = browser()
  store.add(recent('Ada', 1))
  expect(store.read()).toBe(store.read())
})
