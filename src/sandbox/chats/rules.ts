import type { GroupRules } from '#contract/bridges.ts'
import type { StoredAccount } from '../accounts/store.ts'
import { invalidParticipant, unverifiedPersonByID } from '../contacts/lookup.ts'
import type { Person } from '../contacts/person.ts'
import { peopleByID } from '../contacts/store.ts'
import type { Database } from '../database/database.ts'
import type { Network } from '../networks/shared.ts'
import { invalidAt, notSupported, Refusal } from '../refusal.ts'

/**
 * The participants of these IDs, without oneself. Like mautrix, checks the count before and after
 * removing oneself. Refuses a malformed ID with 400, an unknown one with 404.
 */
export async function findParticipants(
  database: Database,
  account: StoredAccount,
  ids: string[],
  rules: NonNullable<GroupRules['participants']> | Record<string, never>,
): Promise<Person[]> {
  checkAtLeast(ids.length, rules.min_length)
  if (rules.max_length !== undefined && ids.length > rules.max_length) {
    throw invalidAt(participantsPath, `Must have at most ${rules.max_length} member(s)`)
  }
  const known = await peopleByID(database, account, ids)
  const found = ids.map((id) => {
    const person = known.get(id) ?? unverifiedPersonByID(account, id)
    if (!person) throw invalidParticipant(account, id)
    return person
  })
  const others = new Map(
    found.filter((person) => !person.isSelf).map((person) => [person.id, person]),
  )
  checkAtLeast(others.size, rules.min_length)
  return [...others.values()]
}

const participantsPath = ['body', 'participantIDs']

function checkAtLeast(count: number, min = 0) {
  if (count < min) {
    throw invalidAt(
      participantsPath,
      `Must have at least ${min} member(s) (in addition to yourself)`,
    )
  }
}

const textPath = ['body', 'messageText']

/** The text to send, or undefined for none; refuses a text above the network's limit. */
export function checkFirstMessage(
  { network }: StoredAccount,
  text: string | undefined,
): string | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const max = network.facts.maxTextLength ?? Number.POSITIVE_INFINITY
  if ([...text].length > max) {
    throw invalidAt(textPath, `${network.facts.name} messages have at most ${max} characters`)
  }
  return text
}

/** Refuses a new chat without a message where the network requires one. */
export function requireFirstMessage({ network }: StoredAccount, message: string | undefined) {
  if (network.facts.messageRequired && message === undefined) {
    throw invalidAt(textPath, `${network.facts.name} needs a first message to start a chat`)
  }
}

/** Whether opening a chat with this person is an invite, which they have to accept. */
export const isInvite = ({ network }: StoredAccount, person: Person) =>
  (network.facts.invites || person.needsInvite) && !person.isSelf

/** Refuses a new direct chat that the network does not allow. `path` is the recipient's. */
export function checkNewDirectChat(
  account: StoredAccount,
  person: Person,
  { path, allowInvite, text }: { path: string[]; allowInvite: boolean; text: string | undefined },
) {
  const { facts, noteToSelf } = account.network
  if (person.isSelf && !noteToSelf) {
    throw invalidAt(path, `${facts.name} has no chat with yourself`)
  }
  if (!facts.capabilities.resolve_identifier.create_dm) throw cannotStartChats()
  if (person.cannotMessage) throw cannotMessage(person.id)
  if (!allowInvite && isInvite(account, person)) throw inviteNeeded()
  requireFirstMessage(account, text)
}

// the official SDK retries a 409 unless this header forbids it
const noRetry = { 'x-should-retry': 'false' }

/** 422 for a network that cannot start chats. */
export const cannotStartChats = () => notSupported('This network cannot start new chats')

/** 422 for a network that cannot create groups. */
export const cannotCreateGroups = (network: Network) =>
  notSupported(`${network.facts.name} does not support creating groups`)

/** 403 for a user who accepts no messages from the account. */
export const cannotMessage = (userID: string) =>
  new Refusal(403, {
    code: 'forbidden',
    message: 'Cannot message this user on the selected account',
    details: { userID },
  })

/** 403 when opening the chat is an invite and `allowInvite` is false. */
const inviteNeeded = () =>
  new Refusal(403, { code: 'forbidden', message: 'Starting this chat needs an invite' })

/** 409 while an account is not connected to its network. */
export const notConnected = ({ network, status, statusText }: StoredAccount) =>
  new Refusal(
    409,
    {
      code: 'ACCOUNT_NOT_CONNECTED',
      message: statusText ?? `This ${network.facts.name} account is not connected`,
      details: { status },
    },
    noRetry,
  )

/** 409 where a network refuses a second group with the same participants. */
export const groupExists = (network: Network, chatID: string) =>
  new Refusal(
    409,
    {
      code: 'CHAT_EXISTS',
      message: `${network.facts.name} already has a group with these people`,
      details: { chatID },
    },
    noRetry,
  )
