import { queryOptions } from '@tanstack/react-query'
import type { Chat, ListedChat } from '#contract/chats.ts'
import { getChat, listChats, searchChats } from '#contract/chats.ts'
import type { User } from '#contract/contacts.ts'
import { listMessages } from '#contract/messages.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { queryKeys } from '../connection/queries.ts'
import type { Beeper } from '../http/client.ts'
import { type Opened, openedAs } from '../open-chat.ts'
import { givenIdentifier, isSamePerson } from '../recipient/contact-match.ts'
import { BeeperError } from './failure.ts'

/** A write of unknown outcome, and what was known when it was sent. */
export interface OutcomeInput {
  payload: NewChat
  /** When it was sent, in milliseconds since 1970. */
  sentAt: number
  /** The result of `chatsBeforeWrite`; `undefined` where it was not called or failed. */
  knownBefore: readonly string[] | undefined
}

/** The result of the search for the chat afterwards. */
export type Outcome =
  | { state: 'found'; opened: Opened }
  | { state: 'not-found' }
  | { state: 'could-not-look'; failure: BeeperError }

const aMinute = 60_000
/**
 * Allowed difference of two machines' clocks, in milliseconds. It may be larger where the chats
 * before the write are known, since those are excluded by ID.
 */
const toleranceWhereKnown = 60 * aMinute
const tolerance = 2 * aMinute

/** How many pages of a list are read at most. */
const maxPages = 4

/** How long a write waits for `chatsBeforeWrite`, in milliseconds. */
const longestWaitBefore = 2_000

/**
 * The IDs of the chats that could be mistaken for a new group afterwards; to be called before it is
 * created. Empty for direct chats, where an older chat is the right one; `undefined` when the chats
 * could not be read in time.
 */
export async function chatsBeforeWrite(
  beeper: Beeper,
  payload: NewChat,
  signal?: AbortSignal,
): Promise<readonly string[] | undefined> {
  if (!isGroup(payload)) return []
  const limit = AbortSignal.timeout(longestWaitBefore)
  const combined = signal ? AbortSignal.any([signal, limit]) : limit
  try {
    const since = Date.now() - toleranceWhereKnown
    return (await newestChats(beeper, payload.accountID, since, combined)).map(({ id }) => id)
  } catch (error) {
    if (error instanceof BeeperError) return undefined
    throw error
  }
}

/**
 * Looks for the chat that a write of unknown outcome may have opened. Reads only. A direct chat is
 * found even if it is older than the write; a group only if it is not.
 */
export async function lookForOutcome(
  beeper: Beeper,
  input: OutcomeInput,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const chat = isGroup(input.payload)
      ? await newGroup(beeper, input.payload, input, signal)
      : await directChat(beeper, input.payload, signal)
    if (!chat) return { state: 'not-found' }
    return { state: 'found', opened: await openedAs(beeper, chat) }
  } catch (failure) {
    if (failure instanceof BeeperError) return { state: 'could-not-look', failure }
    throw failure
  }
}

/** `lookForOutcome` as an uncached query: every failed write searches again. */
export const outcomeQuery = (beeper: Beeper, input: OutcomeInput) =>
  queryOptions({
    queryKey: queryKeys.outcome(beeper, input),
    queryFn: ({ signal }) => lookForOutcome(beeper, input, signal),
    staleTime: 0,
    gcTime: 0,
  })

type Group = Exclude<NewChat, { mode: 'start' }>

const isGroup = (payload: NewChat): payload is Group =>
  payload.mode !== 'start' && payload.type === 'group'

async function directChat(beeper: Beeper, payload: NewChat, signal: AbortSignal) {
  const accountIDs = [payload.accountID]
  const { query, isContact } = contactSearchFor(payload)
  const isRequested = ({ accountID, type, participants }: Chat) =>
    accountID === payload.accountID &&
    type === 'single' &&
    participants.items.some((user) => !user.isSelf && isContact(user))
  // an older chat is not among the newest, and the newest may not be indexed yet
  const search = { accountIDs, query, scope: 'participants', type: 'single' } as const
  const [newest, found] = await Promise.all([
    beeper.send(listChats, { query: { accountIDs } }, signal),
    query === '' ? undefined : beeper.send(searchChats, { query: search }, signal),
  ])
  return [...(found?.answer.items ?? []), ...newest.answer.items].find(isRequested)
}

/** How to find the contact of a direct chat: the search query, and the test of a result. */
function contactSearchFor(payload: NewChat) {
  if (payload.mode !== 'start') {
    const [id = ''] = payload.participantIDs
    return { query: id, isContact: (user: User) => isMember(user, id) }
  }
  const given = givenIdentifier(payload.user)
  return {
    query: given?.value ?? '',
    isContact: (user: User) => given !== undefined && isSamePerson(user, given),
  }
}

async function newGroup(beeper: Beeper, payload: Group, input: OutcomeInput, signal: AbortSignal) {
  const { knownBefore, sentAt } = input
  const since = sentAt - (knownBefore ? toleranceWhereKnown : tolerance)
  const newest = await newestChats(beeper, payload.accountID, since, signal)
  const candidates = newest.filter(
    (chat) =>
      !knownBefore?.includes(chat.id) && hasPlausibleSize(chat, payload) && !isOlder(chat, since),
  )
  // unless the chats before the write are known, a group of another title may be any group
  const rest = knownBefore ? candidates.filter((chat) => !hasTitle(chat, payload)) : []
  for (const chat of [...candidates.filter((each) => hasTitle(each, payload)), ...rest]) {
    const whole = await withAllMembers(beeper, chat, signal)
    if (
      hasAllMembers(whole, payload) &&
      !(await hasOlderMessages(beeper, chat.id, since, signal))
    ) {
      return chat
    }
  }
  return undefined
}

/** The chats of an account that were active since `since`; the last page may hold older ones. */
async function newestChats(
  beeper: Beeper,
  accountID: string,
  since: number,
  signal: AbortSignal,
): Promise<ListedChat[]> {
  const chats: ListedChat[] = []
  let cursor: { cursor?: string } = {}
  for (let page = 0; page < maxPages; page++) {
    const query = { accountIDs: [accountID], ...cursor }
    const { items, hasMore, oldestCursor } = (await beeper.send(listChats, { query }, signal))
      .answer
    chats.push(...items.filter((chat) => chat.accountID === accountID))
    const last = items.at(-1)
    if (!hasMore || !oldestCursor || !last || isOlder(last, since)) break
    cursor = { cursor: oldestCursor }
  }
  return chats
}

const isOlder = ({ lastActivity }: Chat, since: number) => Date.parse(lastActivity ?? '') < since

// a bridge may add a few bots of its own
const maxBots = 3

/** Whether a group may have these members, by their count alone: lists hold the first twenty. */
function hasPlausibleSize({ type, participants }: Chat, { participantIDs }: Group): boolean {
  const requested = new Set(participantIDs).size
  // the user may be among the requested members, and may be counted or not
  const isAsLarge =
    participants.total >= requested - 1 && participants.total <= requested + 1 + maxBots
  return type === 'group' && isAsLarge
}

const spelledTitle = (title: string | undefined) => title?.normalize().trim()

const hasTitle = (chat: Chat, { title }: Group) =>
  title === undefined ||
  chat.title === undefined ||
  spelledTitle(chat.title) === spelledTitle(title)

/** The chat with all of its members. */
async function withAllMembers(beeper: Beeper, chat: Chat, signal: AbortSignal): Promise<Chat> {
  const { hasMore, items, total } = chat.participants
  if (!hasMore && items.length >= total) return chat
  const input = { params: { chatID: chat.id }, query: { maxParticipantCount: -1 } }
  return (await beeper.send(getChat, input, signal)).answer
}

/** Whether a group has exactly the requested members, not counting the user and bots. */
function hasAllMembers({ participants }: Chat, { participantIDs }: Group): boolean {
  const requested = [...new Set(participantIDs)]
  const { items } = participants
  const others = items.filter(({ isSelf, isNetworkBot }) => !isSelf && !isNetworkBot)
  return (
    others.length <= requested.length &&
    requested.every((id) => items.some((it) => isMember(it, id)))
  )
}

/** Members are requested by user ID; where a network takes any number or address, by that. */
function isMember(user: User, id: string): boolean {
  if (user.id === id) return true
  const kind = /^\+?[\d\s().-]{5,}$/.test(id) ? 'phoneNumber' : /.@./.test(id) ? 'email' : undefined
  return kind !== undefined && isSamePerson(user, { kind, value: id })
}

/** Whether a chat has messages from before `since`, so that it existed already. */
async function hasOlderMessages(
  beeper: Beeper,
  chatID: string,
  since: number,
  signal: AbortSignal,
): Promise<boolean> {
  let query: { cursor?: string } = {}
  for (let page = 0; page < maxPages; page++) {
    const input = { params: { chatID }, query }
    const { items, hasMore, oldestCursor } = (await beeper.send(listMessages, input, signal)).answer
    if (items.some(({ timestamp }) => Date.parse(timestamp) < since)) return true
    if (!hasMore || !oldestCursor) return false
    query = { cursor: oldestCursor }
  }
  // a chat that was created a moment ago does not have this many messages
  return true
}
