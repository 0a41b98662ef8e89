import type { CreateChat, StartChat } from '#contract/new-chat.ts'
import { findAccount, isConnected, type StoredAccount } from '../accounts/store.ts'
import { findPersonByID, findRecipient, type LookupResult } from '../contacts/lookup.ts'
import { nameOf } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import type { SandboxDeps } from '../deps.ts'
import { checkWritable } from '../messages/rules.ts'
import { type OutgoingMessage, outgoingMessage, publishSending } from '../messages/send.ts'
import { withNextAnswer } from '../next-answer.ts'
import { type OpenChatAnswer, withScenarios } from '../scenarios.ts'
import { directChatWith, insertChat } from './insert.ts'
import {
  cannotCreateGroups,
  cannotMessage,
  cannotStartChats,
  checkFirstMessage,
  checkNewDirectChat,
  findParticipants,
  groupExists,
  isInvite,
  notConnected,
  requireFirstMessage,
} from './rules.ts'
import { chatByID, storedChatByID } from './store.ts'
import { checkTitle, groupTitle } from './title.ts'

/**
 * Opens the requested chat: finds the account and the recipients, applies the rules of the network,
 * and writes everything in one transaction. Reuses an existing direct chat. The scenarios of the
 * recipients wrap this, and the answer chosen for the next request wraps the scenarios.
 */
export async function openChat(
  deps: SandboxDeps,
  body: StartChat | CreateChat,
): Promise<OpenChatAnswer> {
  const { database, waits, clock } = deps
  const account = await findAccount(database, body.accountID)
  const recipients = await findRecipients(database, account, body)
  const { messageText = '' } = body
  const context = {
    database,
    waits,
    accountID: account.accountID,
    network: account.network,
    isGroup: recipients.type === 'group',
    hasMessage: messageText.trim() !== '',
  }
  const { userIDs } = recipients
  const open = withScenarios(context, userIDs, ({ withoutMessage = false, withoutUserID }) =>
    openAndPublish(deps, () => {
      const message = { text: messageText, isLost: withoutMessage, at: clock() }
      return recipients.type === 'single'
        ? openDirectChat(database, account, { ...recipients, ...message })
        : createGroup(database, account, { ...recipients, ...message, withoutUserID })
    }),
  )
  return withNextAnswer(context, userIDs, open)
}

interface DirectRecipient {
  type: 'single'
  result: LookupResult
  userIDs: string[]
  /** The path of the recipient in the body, for refusals. */
  path: string[]
  allowInvite: boolean
}

interface GroupRecipients {
  type: 'group'
  userIDs: string[]
  title: string | undefined
  /** Is left out of the group without an error. */
  withoutUserID?: string | undefined
}

async function findRecipients(
  database: Database,
  account: StoredAccount,
  body: StartChat | CreateChat,
): Promise<DirectRecipient | GroupRecipients> {
  if ('user' in body) {
    const { user, allowInvite = true } = body
    const result = await findRecipient(database, account, user)
    return { type: 'single', result, userIDs: idsIn(result), path: ['body', 'user'], allowInvite }
  }
  const userIDs = [...new Set(body.participantIDs.map((id) => id.trim()).filter(Boolean))]
  if (body.type === 'group') return { type: 'group', userIDs, title: body.title }
  const result = await findPersonByID(database, account, userIDs[0] ?? '')
  const path = ['body', 'participantIDs']
  return { type: 'single', result, userIDs: idsIn(result), path, allowInvite: true }
}

const idsIn = (result: LookupResult) => ('person' in result ? [result.person.id] : [])

interface Message {
  /** Empty for no message. */
  text: string
  /** It is validated but not sent. */
  isLost: boolean
  at: Date
}

interface Opened {
  chatID: string
  status: 'existing' | 'created'
  /** The pending ID of the first message, when one was sent. */
  pendingMessageID?: string
}

async function openDirectChat(
  database: Database,
  account: StoredAccount,
  request: DirectRecipient & Message,
): Promise<Opened> {
  const { result, isLost, at } = request
  if ('refusal' in result) {
    if (!isConnected(account)) throw notConnected(account)
    throw account.network.facts.capabilities.resolve_identifier.create_dm
      ? result.refusal
      : cannotStartChats()
  }
  const { person } = result
  const existing = await directChatWith(database, account.accountID, person.id)
  if (!existing && !isConnected(account)) throw notConnected(account)
  const text = checkFirstMessage(account, request.text)
  if (!existing) checkNewDirectChat(account, person, { ...request, text })
  else if (person.cannotMessage) throw cannotMessage(person.id)
  if (existing && text === undefined) return { chatID: existing, status: 'existing' }
  const chat = existing && (await storedChatByID(database, existing))
  if (chat) checkWritable(chat)

  const message =
    text === undefined || isLost ? undefined : outgoingMessage(account, person, text, at)
  const { chatID, isNew } = await insertChat(database, account, {
    type: 'single',
    title: nameOf(person),
    others: person.isSelf ? [] : [person],
    pending: isInvite(account, person) ? [person.id] : [],
    at,
    message,
  })
  return { chatID, status: isNew ? 'created' : 'existing', ...pendingIDOf(message) }
}

/** Creates a new group each time, with mautrix's checks in their order. */
async function createGroup(
  database: Database,
  account: StoredAccount,
  request: GroupRecipients & Message,
): Promise<Opened> {
  const { userIDs, title: requestedTitle, text: requestedText, isLost, at } = request
  const { network } = account
  const rules = network.facts.capabilities.group_creation.group
  if (!rules) throw cannotCreateGroups(network)
  if (!isConnected(account)) throw notConnected(account)

  const limits = rules.participants ?? {}
  const invited = await findParticipants(database, account, userIDs, limits)
  const others = invited.filter(({ id }) => id !== request.withoutUserID)
  const title = network.namesGroups ? requestedTitle?.trim() : undefined
  checkTitle(title, rules.name ?? {})
  const unreachable = invited.find((person) => person.cannotMessage)
  if (unreachable) throw cannotMessage(unreachable.id)
  const text = checkFirstMessage(account, requestedText)
  requireFirstMessage(account, text)
  const message =
    text === undefined || isLost ? undefined : outgoingMessage(account, undefined, text, at)

  const { chatID, isNew } = await insertChat(database, account, {
    type: 'group',
    title: title || groupTitle(others),
    others,
    pending: others.filter((person) => person.needsInvite).map((person) => person.id),
    isUnique: network.refusesTwinGroups ?? false,
    at,
    message,
  })
  if (!isNew) throw groupExists(network, chatID)
  return { chatID, status: 'created', ...pendingIDOf(message) }
}

const pendingIDOf = (message: OutgoingMessage | undefined) =>
  message ? { pendingMessageID: message.sending.pendingID } : {}

const maxParticipants = 100
const maxTries = 3

/** Opens a chat and reads it back; opens it again when a reset happened in between. */
async function openAndPublish(
  deps: SandboxDeps,
  open: () => Promise<Opened>,
): Promise<OpenChatAnswer> {
  for (let tries = 0; tries < maxTries; tries++) {
    const { chatID, status, pendingMessageID } = await open()
    const chat = await chatByID(deps.database, chatID, maxParticipants)
    if (!chat) continue
    const changed = { id: chatID, key: Number(chat.localChatID) }
    if (status === 'created' || pendingMessageID !== undefined) {
      deps.publish({ type: 'chat.upserted', chat: changed })
    }
    if (pendingMessageID !== undefined) await publishSending(deps, changed, pendingMessageID)
    return { ...chat, chatID, status }
  }
  throw new Error(`a chat is not stored after ${maxTries} attempts to open it`)
}
