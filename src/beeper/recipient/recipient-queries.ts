import { queryOptions } from '@tanstack/react-query'
import type { Account } from '#contract/accounts.ts'
import { type Chat, getChat, searchChats } from '#contract/chats.ts'
import { listContacts, searchContacts, type User } from '#contract/contacts.ts'
import type { Input } from '#contract/endpoint.ts'
import { accountOf } from '../accounts.ts'
import { queryKeys } from '../connection/queries.ts'
import type { Beeper } from '../http/client.ts'
import type { CheckBefore } from '../open-chat.ts'
import {
  type AccountContact,
  type Details,
  givenIdentifier,
  isSamePerson,
  present,
} from './contact-match.ts'

/** The newest direct chats of all accounts: who is in them can be suggested at once. */
export const recentChatsQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'newest'),
    queryFn: async ({ signal }) =>
      (await beeper.send(searchChats, { query: { type: 'single', limit: 200 } }, signal)).answer
        .items,
  })

/** Direct chats with people who match the query, on one account or on all. Asks no network. */
export const chatSearchQuery = (beeper: Beeper, accountID: string | undefined, query: string) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'with', accountID ?? '', query),
    queryFn: async ({ signal }) => {
      const where = accountID ? { accountIDs: [accountID] } : {}
      const wanted = { ...where, query, scope: 'participants' as const, type: 'single' as const }
      return (await beeper.send(searchChats, { query: wanted }, signal)).answer.items
    },
    enabled: query !== '',
  })

/** The matches of an account's own contact list. Asks no network (Beeper 4.2.557 and newer). */
export const contactListQuery = (beeper: Beeper, accountID: string, query: string) =>
  queryOptions({
    queryKey: queryKeys.contacts(beeper, accountID, 'list', query),
    queryFn: async ({ signal }) =>
      (
        await beeper.send(
          listContacts,
          { params: { accountID }, query: { query, limit: 50 } },
          signal,
        )
      ).answer.items,
    enabled: query !== '',
  })

/** The matches of an account and its network, which learns the query. Opens nothing. */
export const networkSearchQuery = (beeper: Beeper, accountID: string, query: string) =>
  queryOptions({
    queryKey: queryKeys.contacts(beeper, accountID, 'search', query),
    queryFn: async ({ signal }) =>
      (await beeper.send(searchContacts, { params: { accountID }, query: { query } }, signal))
        .answer.items,
    enabled: accountID !== '' && query !== '',
  })

/** The people of direct chats, as contacts of the accounts that the chats are on. */
export const contactsInChats = (
  chats: readonly Chat[],
  accounts: readonly Account[],
): AccountContact[] =>
  chats.flatMap(({ id, accountID, lastActivity, participants }) =>
    participants.items
      .filter(({ isSelf, isNetworkBot }) => !isSelf && !isNetworkBot)
      .map((contact) => ({
        account: accountOf(accounts, accountID),
        contact,
        chat: { chatID: id, lastActivity },
      })),
  )

/**
 * The direct chat that is shared with a person already: the check before sending, which button,
 * preview and card share. A person is found by ID, and by number or address too, because a chat may
 * know them by another ID or another name.
 */
export const sharedChatQuery = (beeper: Beeper, accountID: string, user: Details) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'shared', accountID, present(user)),
    queryFn: async ({ signal }): Promise<CheckBefore> => {
      for (const query of searchTexts(user)) {
        const where = { accountIDs: [accountID], type: 'single' as const }
        const wanted = { ...where, query, scope: 'participants' as const }
        const { answer } = await beeper.send(searchChats, { query: wanted }, signal)
        const chat = answer.items.find((one) => isWith(one, accountID, user))
        if (chat) return { chat: { chatID: chat.id, lastActivity: chat.lastActivity } }
      }
      return { chat: undefined }
    },
    enabled: accountID !== '' && givenIdentifier(present(user)) !== undefined,
    // a chat that was opened elsewhere is to be noticed here
    staleTime: 5_000,
  })

/** The texts to search chats for, the surest first: a chat may not show every identifier. */
function searchTexts({ id, username, phoneNumber, email, fullName }: Details): string[] {
  const sure = [phoneNumber, email, username.replace(/^@/, ''), id].find((text) => text.trim())
  return [...new Set([sure, fullName].flatMap((text) => text?.trim() || []))]
}

function isWith(chat: Chat, accountID: string, user: Details): boolean {
  if (chat.accountID !== accountID || chat.type !== 'single') return false
  const others = chat.participants.items.filter(({ isSelf }) => !isSelf)
  return others.some((other) => isPerson(other, user))
}

/** An ID decides where it fits; a number or an address where the chat uses another ID. */
function isPerson(other: User, user: Details): boolean {
  const wanted = present(user)
  return (['id', 'phoneNumber', 'email', 'username'] as const).some((kind) => {
    const value = wanted[kind]
    return value !== undefined && isSamePerson(other, { kind, value })
  })
}

/** How many groups as large as the wanted one are read in full; lists name twenty people of each. */
const readInFull = 3

/** The newest group of an account that has exactly these people and you; `null` if there is none. */
export const sameGroupQuery = (
  beeper: Beeper,
  accountID: string,
  people: readonly { id: string; name: string }[],
) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'same', accountID, people.map(({ id }) => id).toSorted()),
    queryFn: async ({ signal }): Promise<Chat | null> => {
      const query = {
        accountIDs: [accountID],
        query: people[0]?.name ?? '',
        scope: 'participants',
        type: 'group',
      } satisfies Input<typeof searchChats>['query']
      const { answer } = await beeper.send(searchChats, { query }, signal)
      const wanted = new Set(people.map(({ id }) => id))
      // yourself included
      const asMany = answer.items.filter((chat) => chat.participants.total === wanted.size + 1)
      const whole = asMany.find((chat) => !chat.participants.hasMore && hasAll(chat, wanted))
      if (whole) return whole
      for (const { id } of asMany.filter((it) => it.participants.hasMore).slice(0, readInFull)) {
        const asked = { params: { chatID: id }, query: { maxParticipantCount: -1 } }
        const full = (await beeper.send(getChat, asked, signal)).answer
        if (hasAll(full, wanted)) return full
      }
      return null
    },
    enabled: accountID !== '' && people.length > 1 && people[0]?.name.trim() !== '',
  })

const hasAll = ({ participants }: Chat, wanted: ReadonlySet<string>) =>
  participants.items.every(({ id, isSelf }) => isSelf || wanted.has(id)) &&
  participants.items.filter(({ id }) => wanted.has(id)).length === wanted.size
