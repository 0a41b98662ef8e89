import { afterEach, describe, expect, test, vi } from 'vitest'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import { type Answering, deferred, fakeBeeper, rawChat } from '#beeper/testing/fake-beeper.ts'
import { changeAccount, pickContact, typeWho } from '../draft/changes.ts'
import { emptyDraft, type WholeDraft } from '../draft/draft.ts'
import { typedParticipant } from '../draft/participants.ts'
import { phoneLibraryQuery } from '../numbers.ts'
import { namesOf, resolveRecipient } from './resolve-recipient.ts'

const mount = '/sandbox'
const whatsapp = account('whatsapp')
const telegram = account('telegram')
const matrix = account('matrix')
const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const otherAda = user({ id: '@ada2:w', fullName: 'Ada Obi', phoneNumber: '+447700900199' })
const all = { 'GET /v1/accounts': () => [whatsapp, telegram, matrix] }
const search = 'GET /v1/accounts/{accountID}/contacts'
const list = 'GET /v1/accounts/{accountID}/contacts/list'

afterEach(() => vi.useRealTimers())

function resolving(answers: Record<string, Answering>, lastAccountID = '') {
  const server = fakeBeeper({ ...all, ...answers })
  const queryClient = createQueryClient()
  const using = { beeper: server.beeper, queryClient, lastAccountID }
  return { server, queryClient, resolve: (draft: WholeDraft) => resolveRecipient(draft, using) }
}

const fails = () => {
  throw new BeeperError('gateway', { status: 502, milliseconds: 1, retryAfter: 60 })
}

describe('with all accounts', () => {
  test('a name is searched in the contact lists of connected accounts, and on no network', async () => {
    const { server, resolve } = resolving({
      'GET /v1/accounts': () => [whatsapp, telegram, account('signal', { status: 'disconnected' })],
      [list]: ({ params }) => ({
        items: params.accountID === whatsapp.accountID ? [ada] : [],
        hasMore: false,
      }),
    })
    const recipient = await resolve(typeWho(emptyDraft, 'Ada Obi'))
    expect(recipient).toMatchObject({
      state: { kind: 'person', found: { contact: ada } },
      account: { accountID: whatsapp.accountID },
      user: { id: '@ada:w', phoneNumber: '+447700900101' },
    })
    expect(server.count(list)).toBe(2)
    expect(server.count(search)).toBe(0)
  })

  test('an account that cannot be searched does not hide the contacts of another', async () => {
    const { resolve } = resolving({
      [list]: ({ params }) => {
        if (params.accountID !== whatsapp.accountID) return fails()
        return { items: [ada], hasMore: false }
      },
    })
    const { state } = await resolve(typeWho(emptyDraft, 'Ada Obi'))
    expect(state).toMatchObject({ kind: 'person' })
  })

  test('two contacts of one name are ambiguous', async () => {
    const { resolve } = resolving({
      [list]: ({ params }) => ({
        items: params.accountID === whatsapp.accountID ? [ada, otherAda] : [],
        hasMore: false,
      }),
    })
    const { state, account: used } = await resolve(typeWho(emptyDraft, 'Ada Obi'))
    expect(state).toMatchObject({ kind: 'several', isExact: true })
    expect(used).toBeUndefined()
  })

  test('a number goes to the last used account, if it looks numbers up', async () => {
    const draft = typeWho(emptyDraft, '+44 7700 900101')
    const { resolve } = resolving({}, telegram.accountID)
    expect(await resolve(draft)).toMatchObject({ account: { accountID: telegram.accountID } })
    const unsupported = resolving({}, matrix.accountID)
    expect(await unsupported.resolve(draft)).toMatchObject({
      account: { accountID: whatsapp.accountID },
    })
  })
})

describe('a chosen contact', () => {
  const picked = pickContact(emptyDraft, ada, { mount, accountID: whatsapp.accountID })

  test('is not searched for again', async () => {
    const { server, resolve } = resolving({})
    const { state } = await resolve(picked)
    expect(state).toMatchObject({ kind: 'person', how: 'chosen' })
    expect(server.count(search) + server.count(list)).toBe(0)
  })

  test('is resolved without the list of accounts', async () => {
    const { resolve } = resolving({ 'GET /v1/accounts': fails })
    expect(await resolve(picked)).toMatchObject({
      state: { kind: 'person' },
      account: { accountID: whatsapp.accountID },
    })
  })

  test('is sent to another account without the ID, but with the number', async () => {
    const { resolve } = resolving({})
    const { user: sent } = await resolve(changeAccount(picked, mount, telegram.accountID))
    expect(sent).toMatchObject({ id: '', phoneNumber: '+447700900101' })
  })
})

test('without accounts and without a chosen one nothing is sent', async () => {
  const { resolve } = resolving({ 'GET /v1/accounts': fails })
  await expect(resolve(typeWho(emptyDraft, '+447700900101'))).rejects.toMatchObject({
    name: 'NotSentError',
    kind: 'gateway',
  })
})

test('without the phone library a number is sent without punctuation', async () => {
  const { queryClient, resolve } = resolving({})
  queryClient.setQueryDefaults(phoneLibraryQuery.queryKey, { retry: false })
  const broken = vi
    .spyOn(queryClient, 'ensureQueryData')
    .mockImplementationOnce(async () => [whatsapp])
    .mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')))
  const draft = changeAccount(typeWho(emptyDraft, '+44 7700 900101'), mount, whatsapp.accountID)
  const { state, user: sent } = await resolve(draft)
  broken.mockRestore()
  expect(state.kind).toBe('identifier')
  expect(sent.phoneNumber).toBe('+447700900101')
})

describe('the check before sending', () => {
  const draft = changeAccount(typeWho(emptyDraft, '+447700900101'), mount, whatsapp.accountID)

  test('finds the direct chat', async () => {
    const { resolve } = resolving({
      'GET /v1/chats/search': () => ({
        items: [rawChat('!ada:w', whatsapp.accountID, [ada])],
        hasMore: false,
      }),
    })
    expect((await resolve(draft)).check).toEqual({
      chat: { chatID: '!ada:w', lastActivity: undefined },
    })
  })

  test('is absent if it failed', async () => {
    const { resolve } = resolving({ 'GET /v1/chats/search': fails })
    expect((await resolve(draft)).check).toBeUndefined()
    expect((await resolving({}).resolve(draft)).check).toEqual({ chat: undefined })
  })

  test('times out after 1.5 s', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const never = deferred()
    const { server, resolve } = resolving({
      'GET /v1/chats/search': ({ query }) =>
        query.accountIDs && query.query ? never.promise : { items: [], hasMore: false },
    })
    const picked = pickContact(emptyDraft, ada, { mount, accountID: whatsapp.accountID })
    const end = vi.fn()
    const resolved = resolve(picked).then(end)
    await vi.advanceTimersByTimeAsync(1_499)
    expect(server.count('GET /v1/chats/search')).toBe(2)
    expect(end).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await resolved
    expect(end).toHaveBeenCalledWith(expect.objectContaining({ check: undefined }))
  })
})

test('the recipient is named by the contact, or by title or size of the group', async () => {
  const { resolve } = resolving({ [search]: () => ({ items: [ada] }) })
  const named = changeAccount(typeWho(emptyDraft, 'Ada Obi'), mount, whatsapp.accountID)
  expect(namesOf(named, await resolve(named))).toEqual({ name: 'Ada Obi', network: 'WhatsApp' })
  const group = (title: string, ...names: string[]): WholeDraft => ({
    ...changeAccount(emptyDraft, mount, whatsapp.accountID),
    mode: 'create',
    title,
    participants: names.map((name) => typedParticipant(name)),
  })
  const recipient = await resolve(group('', 'Ada', 'Jun'))
  expect(namesOf(group(' Trip ', 'Ada', 'Jun'), recipient).name).toBe('Trip')
  expect(namesOf(group('', 'Ada', 'Jun'), recipient).name).toBe('2 people')
  expect(namesOf(group('', 'Ada'), recipient).name).toBe('Ada')
})
