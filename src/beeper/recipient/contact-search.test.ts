import { describe, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { account, user } from '../testing/accounts.ts'
import { fakeBeeper, rawChat } from '../testing/fake-beeper.ts'
import {
  type AccountAnswer,
  accountQueries,
  isNetworkAsked,
  matchesOf,
  normalizeQuery,
  type SearchScope,
  searchedAccounts,
} from './contact-search.ts'

const whatsapp = account('whatsapp')
const telegram = account('telegram')
const broken = account('signal', { status: 'disconnected' })
const all: SearchScope = {
  ...{ query: 'ada', account: undefined, accounts: [whatsapp, telegram, broken] },
  ...{ networkQuery: '', hasLists: true },
}
const onWhatsapp: SearchScope = { ...all, account: whatsapp }

const person = (id: string, fullName: string) => user({ id, fullName })
const chatWith = ({ accountID }: typeof whatsapp, contact: object, lastActivity: string) =>
  Chat.parse(rawChat(`!${JSON.stringify(contact).length}`, accountID, [contact], { lastActivity }))
const answer = (dataUpdatedAt: number, ...data: ReturnType<typeof user>[]): AccountAnswer => ({
  data,
  dataUpdatedAt,
})
const none: AccountAnswer = { data: undefined, dataUpdatedAt: 0 }
const names = (scope: SearchScope, found: Partial<Parameters<typeof matchesOf>[1]>) =>
  matchesOf(scope, { recent: [], chats: [], answers: [], ...found }).map(({ name }) => name)

describe('the matches', () => {
  const recent = [
    chatWith(whatsapp, person('@a:w', 'Ada Obi'), '2026-05-01T00:00:00Z'),
    chatWith(telegram, person('@b:t', 'Ada Lovelace'), '2026-05-02T00:00:00Z'),
    chatWith(telegram, person('@c:t', 'Jun'), '2026-05-03T00:00:00Z'),
  ]

  test('are the contacts of every account that match the query', () => {
    expect(names(all, { recent })).toEqual(['Ada Lovelace', 'Ada Obi'])
  })

  test('never include a contact of another account than the chosen one', () => {
    expect(names(onWhatsapp, { recent, chats: recent })).toEqual(['Ada Obi'])
    expect(names({ ...onWhatsapp, query: '' }, { recent })).toEqual(['Ada Obi'])
  })

  test('without a query are all contacts of the newest chats', () => {
    expect(names({ ...all, query: '' }, { recent })).toEqual(['Ada Obi', 'Ada Lovelace', 'Jun'])
  })

  test('do not include the user or bots', () => {
    const bot = chatWith(whatsapp, { ...person('@bot:w', 'Ada Bot'), isNetworkBot: true }, '')
    const self = { ...person('@me:w', 'Ada Me'), isSelf: true }
    expect(names(all, { recent: [bot], answers: [answer(1, self)] })).toEqual([])
  })
})

describe('late responses', () => {
  const recent = [chatWith(whatsapp, person('@a:w', 'Ada Obi'), '2026-05-01T00:00:00Z')]

  test('go below the rows that were known at once', () => {
    const answers = [answer(5, person('@z:w', 'Ada A')), answer(9, person('@t:t', 'Ada T')), none]
    expect(names(all, { recent, answers })).toEqual(['Ada Obi', 'Ada A', 'Ada T'])
  })

  test('are in the order of their arrival, so that no row moves', () => {
    const first = [none, answer(3, person('@t:t', 'Ada T'))]
    const then = [answer(5, person('@z:w', 'Ada A')), answer(3, person('@t:t', 'Ada T'))]
    expect(names(all, { recent, answers: first })).toEqual(['Ada Obi', 'Ada T'])
    expect(names(all, { recent, answers: then })).toEqual(['Ada Obi', 'Ada T', 'Ada A'])
  })

  test('are merged into the row of the same person, which keeps its position', () => {
    const answers = [none, answer(3, person('@t:t', 'Ada Obi'))]
    const [only, ...others] = matchesOf(all, { recent, chats: [], answers })
    expect(others).toEqual([])
    expect(only?.contacts.map(({ account: { accountID } }) => accountID)).toEqual([
      'local-whatsapp',
      'local-telegram',
    ])
  })

  test('that fail for one account hide no contact of another', () => {
    expect(names(all, { answers: [none, answer(1, person('@t:t', 'Ada T')), none] })).toEqual([
      'Ada T',
    ])
  })
})

describe('the requests', () => {
  const { beeper } = fakeBeeper()
  const kinds = (scope: SearchScope) =>
    accountQueries(beeper, scope).map(({ queryKey, enabled }) => [
      queryKey[2],
      queryKey[3],
      enabled,
    ])

  test('over all accounts read Beeper’s own data, of connected accounts', () => {
    expect(kinds(all)).toEqual([
      ['local-whatsapp', 'list', true],
      ['local-telegram', 'list', true],
    ])
    expect(isNetworkAsked(all)).toBe(false)
  })

  test('go to the networks only for the exact query that this was requested for', () => {
    expect(kinds({ ...all, networkQuery: 'ada' }).map(([, kind]) => kind)).toEqual([
      'search',
      'search',
    ])
    expect(isNetworkAsked({ ...all, networkQuery: 'ad' })).toBe(false)
    expect(isNetworkAsked({ ...all, query: '', networkQuery: '' })).toBe(false)
  })

  test('for one account go to its network, connected or not', () => {
    expect(kinds(onWhatsapp)).toEqual([['local-whatsapp', 'search', true]])
    expect(searchedAccounts({ ...all, account: broken })).toEqual([broken])
  })

  test('read no contact lists on a server without them', () => {
    expect(kinds({ ...all, hasLists: false }).map(([, , enabled]) => enabled)).toEqual([
      false,
      false,
    ])
  })

  test('are disabled without a query', () => {
    expect(kinds({ ...all, query: '' }).some(([, , enabled]) => enabled)).toBe(false)
    expect(kinds({ ...onWhatsapp, query: '' }).some(([, , enabled]) => enabled)).toBe(false)
  })

  test('have a trimmed query of at most 200 characters', () => {
    expect(normalizeQuery(`  ${'x'.repeat(5_000)}  `)).toHaveLength(200)
    expect(normalizeQuery('  Ada ')).toBe('Ada')
  })
})
