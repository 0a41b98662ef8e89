import type { Database } from '../database.ts'
import { outgoing } from '../messages/outgoing.ts'
import { invalidAt } from '../refusal.ts'
import { isConnected, type OwnAccount } from '../store/accounts.ts'
import { groupTitle } from '../store/group-title.ts'
import { openChat } from '../store/open-chat.ts'
import type { Person } from '../store/person.ts'
import { type Opened, pendingOf } from './direct-chat.ts'
import { readMessage, requireMessage } from './first-message.ts'
import { findMembers } from './members.ts'
import { cannotCreateGroups, cannotMessage, groupExists, notConnected } from './refusals.ts'

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
  account: OwnAccount,
  wish: GroupWish,
): Promise<Opened> {
  const { network } = account
  const rules = network.facts.capabilities.group_creation.group
  if (!rules) throw cannotCreateGroups(network)
  if (!isConnected(account)) throw notConnected(account)

  const others = await findMembers(database, account, wish.participantIDs, rules.participants ?? {})
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
