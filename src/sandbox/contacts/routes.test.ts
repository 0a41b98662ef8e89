import { describe, expect, test } from 'vitest'
import { searchContacts } from '#contract/contacts.ts'
import { allRows, freshSandbox } from '../testing/fresh-sandbox.ts'
import { accountOf, start } from '../testing/sample-requests.ts'

const namesFound = async (type: string, query: string) => {
  const { beeper } = await freshSandbox()
  const found = await beeper.accounts.contacts.search(accountOf(type), { query })
  expect(searchContacts.answer.parse(found)).toEqual(found)
  return found.items.map((person) => person.fullName ?? person.id)
}

describe('searching contacts', () => {
  test.each([
    ['whatsapp', 'ipek', 'İpek Demir'],
    ['whatsapp', 'DEMİR', 'İpek Demir'],
    ['whatsapp', 'lukasz zol', 'Łukasz Żółkiewski'],
    ['whatsapp', 'ni bhr', 'Siobhán Ní Bhriain'],
    ['whatsapp', "o'neil", "Róisín O'Neil"],
    ['whatsapp', '美玲', '林美玲'],
    ['whatsapp', 'ليلى', 'ليلى حداد'],
    ['whatsapp', 'шевч', 'Олена Шевченко'],
    ['whatsapp', '🦊', 'Kit 🦊'],
    ['whatsapp', '900101', 'Ada Obi'],
    ['whatsapp', '+44 7700 900 101', 'Ada Obi'],
    ['slackgo', 'tess_brandt@', 'Tess Brandt'],
    ['telegram', 'jun_lind', 'Jun Lindqvist'],
    ['twitter', 'PassingPat', 'Passing Pat'],
    ['matrix', '@lena:example.org', 'Lena Vogel (own server)'],
    ['signal', '+15550100195', 'Quiet Quinn'],
    ['whatsapp', '15550100191', 'Stranger Stan'],
  ])('on %s “%s” finds %s', async (type, query, name) => {
    expect((await namesFound(type, query))[0]).toBe(name)
  })

  test('ranks names that start with the query first', async () => {
    const names = await namesFound('whatsapp', 'an')
    const startsWithQuery = names.map((name) => name.toLowerCase().startsWith('an'))
    expect(new Set(startsWithQuery)).toEqual(new Set([true, false]))
    expect(startsWithQuery).toEqual(startsWithQuery.toSorted().reverse())
  })

  test.each([
    ['strangers by name', 'whatsapp', 'Stranger Stan'],
    ['oneself', 'whatsapp', 'Mara'],
    ['contacts of other accounts', 'telegram', 'ipek'],
    ['contacts by an SQL wildcard', 'whatsapp', '%'],
    ['contacts by quotes', 'whatsapp', '"" OR "'],
    ['contacts by a very long query beyond its first words', 'whatsapp', 'ada '.repeat(5000)],
  ])('does not find %s', async (_, type, query) => {
    expect(await namesFound(type, query)).toEqual(query.startsWith('ada') ? ['Ada Obi'] : [])
  })

  test('returns an unknown number on a network without verification, and stores nothing', async () => {
    const { beeper, database } = await freshSandbox()
    const before = await allRows(database)
    const search = { query: '+1 555 010 0177' }
    const { items } = await beeper.accounts.contacts.search(accountOf('gmessages'), search)
    const id = '+15550100177'
    expect(items).toEqual([{ id, phoneNumber: id, isSelf: false }])
    expect(await allRows(database)).toEqual(before)

    const chat = await beeper.chats.start(start('gmessages', { id }))
    expect(chat.participants.items[0]).toMatchObject({ phoneNumber: id })
  })

  test('marks contacts that accept no messages', async () => {
    const { beeper } = await freshSandbox()
    const search = { query: 'Blocked Bo' }
    const { items } = await beeper.accounts.contacts.search(accountOf('whatsapp'), search)
    expect(items).toMatchObject([{ fullName: 'Blocked Bo', cannotMessage: true }])
  })
})

describe('the list of contacts', () => {
  test('is paginated by name without duplicates', async () => {
    const { beeper } = await freshSandbox()
    const names: string[] = []
    const sizes: number[] = []
    const first = await beeper.accounts.contacts.list(accountOf('whatsapp'), { limit: 40 })
    for await (const page of first.iterPages()) {
      sizes.push(page.items.length)
      names.push(...page.items.map((person) => person.id))
    }
    expect(new Set(names).size).toBe(names.length)
    expect(sizes.slice(0, -1).every((size) => size === 40)).toBe(true)
    const whole = await beeper.accounts.contacts.list(accountOf('whatsapp'), { limit: 200 })
    expect(names.slice(0, 200)).toEqual(whole.items.map((person) => person.id))
  })

  test('has 50 contacts per page, without strangers and oneself', async () => {
    const { beeper } = await freshSandbox()
    const page = await beeper.accounts.contacts.list(accountOf('whatsapp'))
    expect(page.items).toHaveLength(50)
    expect(page.hasMore).toBe(true)
    const names: (string | undefined)[] = []
    for await (const person of page) names.push(person.fullName)
    expect(names).not.toContain('Stranger Stan')
    expect(names).not.toContain('Mara Ruiz')
  })

  test('can be paged backwards', async () => {
    const { beeper } = await freshSandbox()
    const list = (rest: object) =>
      beeper.accounts.contacts.list(accountOf('whatsapp'), { limit: 10, ...rest })
    const first = await list({})
    const second = await list({ cursor: first.oldestCursor })
    const back = await list({ cursor: second.newestCursor, direction: 'after' })
    expect(back.items).toEqual(first.items)
    expect(back.hasMore).toBe(false)
  })

  test('filters by every word of a query', async () => {
    const { beeper } = await freshSandbox()
    const page = await beeper.accounts.contacts.list(accountOf('whatsapp'), { query: 'park sam' })
    expect(page.items.map((person) => person.fullName)).toEqual(['Sam Park', 'Sam Park'])
    expect(page.hasMore).toBe(false)
  })

  test('without contacts has no cursors', async () => {
    const { beeper } = await freshSandbox()
    const page = await beeper.accounts.contacts.list(accountOf('whatsapp'), { query: 'xyzzy' })
    expect(page).toMatchObject({ items: [], hasMore: false, oldestCursor: null })
  })
})
