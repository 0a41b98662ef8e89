import type { Chat } from '#contract/chats.ts'
import { isConnected, type StoredAccount } from '../accounts/store.ts'
import { nameOf, type Person } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import type { SandboxDeps } from '../deps.ts'
import { checkWritable } from '../messages/rules.ts'
import { outgoing, publishSending } from '../messages/send.ts'
import { invalidAt, type Refusal } from '../refusal.ts'
import type { Told } from '../scenarios.ts'
import { directChatWith, openChat } from './insert.ts'
import {
  cannotCreateGroups,
  cannotMessage,
  cannotStartChats,
  findParticipants,
  groupExists,
  inviteNeeded,
  notConnected,
  readMessage,
  requireMessage,
} from './rules.ts'
import { chatByID, storedChatByID } from './store.ts'
import { groupTitle } from './title.ts'

/** What a direct chat is to be opened with. */
export interface DirectChat {
  database: Database
  account: StoredAccount
  at: Date
  /** Where the person stands in the body, for refusals. */
  path: string[]
  allowInvite?: boolean
  messageText?: string
}

/** What came of it: the chat, and whether it was there before. */
export interface Opened {
  chatID: string
  status: 'existing' | 'created'
  /** The pending ID of the first message, when one was sent. */
  pendingMessageID?: string
}

/** Opens the direct chat with whoever was found, or reuses it; refuses by the network's rules. */
export async function openDirectChat(
  wish: DirectChat,
  found: { person: Person } | { refusal: Refusal },
): Promise<Opened> {
  const { database, account } = wish
  if ('refusal' in found) {
    if (!isConnected(account)) throw notConnected(account)
    throw account.network.facts.capabilities.resolve_identifier.create_dm
      ? found.refusal
      : cannotStartChats()
  }
  const { person } = found
  const existing = await directChatWith(database, account.accountID, person.id)
  if (!existing && !isConnected(account)) throw notConnected(account)
  const text = readMessage(account, wish.messageText)
  if (!existing) checkNew(wish, person, text)
  else if (person.cannotMessage) throw cannotMessage(person.id)
  if (existing && text === undefined) return { chatID: existing, status: 'existing' }
  const chat = existing && (await storedChatByID(database, existing))
  if (chat) checkWritable(chat)

  const message = text === undefined ? undefined : outgoing(account, person, text, wish.at)
  const opened = await openChat(database, account, {
    type: 'single',
    title: nameOf(person),
    others: person.isSelf ? [] : [person],
    pending: isInvited(account, person) ? [person.id] : [],
    at: wish.at,
    message,
  })
  const status = opened.isNew ? 'created' : 'existing'
  return { chatID: opened.chatID, status, ...pendingOf(message) }
}

/** The part of an answer that tells under which ID the first message is on its way. */
export const pendingOf = (message: ReturnType<typeof outgoing> | undefined) =>
  message ? { pendingMessageID: message.sending.pendingID } : {}

/** Whether opening a chat with somebody is itself an invite, which they have to accept. */
const isInvited = ({ network }: StoredAccount, person: Person) =>
  (network.facts.invites || person.needsInvite) && !person.isSelf

function checkNew(wish: DirectChat, person: Person, message: string | undefined) {
  const { account, allowInvite = true } = wish
  const { facts, noteToSelf } = account.network
  if (person.isSelf && !noteToSelf) {
    throw invalidAt(wish.path, `${facts.name} has no chat with yourself`)
  }
  if (!facts.capabilities.resolve_identifier.create_dm) throw cannotStartChats()
  if (person.cannotMessage) throw cannotMessage(person.id)
  if (!allowInvite && isInvited(account, person)) throw inviteNeeded()
  requireMessage(account, message)
}

/** What a group is to be made of; the IDs are without blanks and repetitions. */
export interface GroupWish {
  participantIDs: string[]
  title?: string
  messageText?: string
  at: Date
}

/** Makes a group, a new one each time, after the checks of mautrix and in their order. */
export async function createGroup(
  database: Database,
  account: StoredAccount,
  wish: GroupWish,
): Promise<Opened> {
  const { network } = account
  const rules = network.facts.capabilities.group_creation.group
  if (!rules) throw cannotCreateGroups(network)
  if (!isConnected(account)) throw notConnected(account)

  const others = await findParticipants(
    database,
    account,
    wish.participantIDs,
    rules.participants ?? {},
  )
  const title = network.namesGroups ? wish.title?.trim() : undefined
  checkTitle(title, rules.name ?? {})
  const silent = others.find((person) => person.cannotMessage)
  if (silent) throw cannotMessage(silent.id)
  const text = readMessage(account, wish.messageText)
  requireMessage(account, text)
  const message = text === undefined ? undefined : outgoing(account, undefined, text, wish.at)

  const { chatID, isNew } = await openChat(database, account, {
    type: 'group',
    title: title || groupTitle(others),
    others,
    pending: invitedAmong(others),
    onlyOnce: network.refusesTwinGroups ?? false,
    at: wish.at,
    message,
  })
  if (!isNew) throw groupExists(network, chatID)
  return { chatID, status: 'created', ...pendingOf(message) }
}

const invitedAmong = (others: Person[]) =>
  others.filter((person) => person.needsInvite).map((person) => person.id)

const bytesOf = (text: string) => new TextEncoder().encode(text).length

function checkTitle(
  title: string | undefined,
  rules: {
    required?: boolean | undefined
    min_length?: number | undefined
    max_length?: number | undefined
  },
) {
  const path = ['body', 'title']
  const { required = false, min_length: least = 0, max_length: most } = rules
  if (!title) {
    if (required) throw invalidAt(path, 'Name is required')
    return
  }
  if (bytesOf(title) < least) throw invalidAt(path, `Name must be at least ${least} characters`)
  if (most !== undefined && bytesOf(title) > most) {
    throw invalidAt(path, `Name must be at most ${most} characters`)
  }
}

const maxParticipants = 100
const maxTries = 3

/** Opens a chat and reads it as it is now; opens it again when a reset came in between. */
export async function told(deps: SandboxDeps, open: () => Promise<Opened>): Promise<Told> {
  for (let tries = 0; tries < maxTries; tries++) {
    const opened = await open()
    const chat = await chatByID(deps.database, opened.chatID, maxParticipants)
    if (chat) return tell(deps, opened, chat)
  }
  throw new Error('a chat was opened again and again, yet is not stored')
}

async function tell(deps: SandboxDeps, { chatID, status, pendingMessageID }: Opened, chat: Chat) {
  const changed = { id: chatID, key: Number(chat.localChatID) }
  if (status === 'created' || pendingMessageID !== undefined) {
    deps.publish({ type: 'chat.upserted', chat: changed })
  }
  if (pendingMessageID !== undefined) await publishSending(deps, changed, pendingMessageID)
  return { ...chat, chatID, status } satisfies Told
}
