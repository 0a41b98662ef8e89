import type { Database } from '../database.ts'
import { checkWritable } from '../messages/may-change.ts'
import { outgoing } from '../messages/outgoing.ts'
import { invalidAt, type Refusal } from '../refusal.ts'
import { isConnected, type OwnAccount } from '../store/accounts.ts'
import { directChatWith, openChat } from '../store/open-chat.ts'
import { findOwnChat } from '../store/own-chat.ts'
import { nameOf, type Person } from '../store/person.ts'
import { readMessage, requireMessage } from './first-message.ts'
import { cannotMessage, cannotStartChats, inviteNeeded, notConnected } from './refusals.ts'

/** What a direct chat is to be opened with. */
export interface DirectChat {
  database: Database
  account: OwnAccount
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
  const chat = existing && (await findOwnChat(database, existing))
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
const isInvited = ({ network }: OwnAccount, person: Person) =>
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
