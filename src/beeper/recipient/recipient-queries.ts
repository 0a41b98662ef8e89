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

/** The newest direct chats of all accounts, whose contacts can be suggested at once. */
export const recentChatsQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'newest'),
    queryFn: async ({ signal }) =>
      (await beeper.send(searchChats, { query: { type: 'single', limit: 200 } }, signal)).answer
        .items,
  })

/** Direct chats with contacts that match the query, on one account or all. Searches no network. */
export const chatSearchQuery = (beeper: Beeper, accountID: string | undefined, query: string) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'with', accountID ?? '', query),
    queryFn: async ({ signal }) => {
      const accounts = accountID ? { accountIDs: [accountID] } : {}
      const search = { ...accounts, query, scope: 'participants' as const, type: 'single' as const }
      return (await beeper.send(searchChats, { query: search }, signal)).answer.items
    },
    enabled: query !== '',
  })

/** Matches in an account's own contact list. Searches no network (Beeper 4.2.557 and newer). */
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

/** Matches of an account and its network, which receives the query. Opens no chat. */
export const networkSearchQuery = (beeper: Beeper, accountID: string, query: string) =>
  queryOptions({
    queryKey: queryKeys.contacts(beeper, accountID, 'search', query),
    queryFn: async ({ signal }) =>
      (await beeper.send(searchContacts, { params: { accountID }, query: { query } }, signal))
        .answer.items,
    enabled: accountID !== '' && query !== '',
  })

/** The participants of direct chats, as contacts of the chats' accounts. */
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
 * The existing direct chat with a contact: the check before sending, which button, preview and card
 * share. Contacts are matched by ID, and by number, address or handle too, because a chat may hold
 * them under another ID or another name.
 */
export const sharedChatQuery = (beeper: Beeper, accountID: string, user: Details) =>
  queryOptions({
    queryKey: queryKeys.chats(beeper, 'shared', accountID, present(user)),
    queryFn: async ({ signal }): Promise<CheckBefore> => {
      for (const query of searchTexts(user)) {
        const where = { accountIDs: [accountID], type: 'single' as const }
        const search = { ...where, query, scope: 'participants' as const }
        const { answer } = await beeper.send(searchChats, { query: search }, signal)
        const chat = answer.items.find((one) => isWith(one, accountID, user))
        if (chat) return { chat: { chatID: chat.id, lastActivity: chat.lastActivity } }
      }
      return { chat: undefined }
    },
    enabled: accountID !== '' && givenIdentifier(present(user)) !== undefined,
    // notices a chat that was opened elsewhere
    staleTime: 5_000,
  })

/** The texts to search chats for, the most reliable first: a chat may not hold every identifier. */
function searchTexts({ id, username, phoneNumber, email, fullName }: Details): string[] {
  const identifier = [phoneNumber, email, username.replace(/^@/, ''), id].find((text) =>
    text.trim(),
  )
  return [...new Set([identifier, fullName].flatMap((text) => text?.trim() || []))]
}

function isWith(chat: Chat, accountID: string, user: Details): boolean {
  if (chat.accountID !== accountID || chat.type !== 'single') return false
  const others = chat.participants.items.filter(({ isSelf }) => !isSelf)
  return others.some((other) => isPerson(other, user))
}

/** Whether any identifier matches, since the chat may hold the contact under another ID. */
function isPerson(other: User, user: Details): boolean {
  const details = present(user)
  return (['id', 'phoneNumber', 'email', 'username'] as const).some((kind) => {
    const value = details[kind]
    return value !== undefined && isSamePerson(other, { kind, value })
  })
}

/** How many groups of the same size are read in full; lists hold twenty participants of each. */
const maxFullReads = 3

/** The newest group of an account with exactly these people and the user; `null` without one. */
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
      const memberIDs = new Set(people.map(({ id }) => id))
      // including the user
      const ofSameSize = answer.items.filter(
        (chat) => chat.participants.total === memberIDs.size + 1,
      )
      const whole = ofSameSize.find((chat) => !chat.participants.hasMore && hasAll(chat, memberIDs))
      if (whole) return whole
      for (const { id } of ofSameSize
        .filter((it) => it.participants.hasMore)
        .slice(0, maxFullReads)) {
        const input = { params: { chatID: id }, query: { maxParticipantCount: -1 } }
        const full = (await beeper.send(getChat, input, signal)).answer
        if (hasAll(full, memberIDs)) return full
      }
      return null
    },
    enabled: accountID !== '' && people.length > 1 && people[0]?.name.trim() !== '',
  })

const hasAll = ({ participants }: Chat, memberIDs: ReadonlySet<string>) =>
  participants.items.every(({ id, isSelf }) => isSelf || memberIDs.has(id)) &&
  participants.items.filter(({ id }) => memberIDs.has(id)).length === memberIDs.size
