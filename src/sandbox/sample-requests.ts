import type { ChatCreateParams, ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import { networkByType } from './networks/networks.ts'
import { seededAccounts } from './seed/accounts.ts'

/** The seeded account of a network. */
export const accountOf = (type: string) => networkByType(type).account.accountID

/** The body of a start on the seeded account of a network. */
export const start = (
  type: string,
  user: ChatStartParams['user'],
  rest: Partial<ChatStartParams> = {},
): ChatStartParams => ({ accountID: accountOf(type), user, ...rest })

/** The IDs of the seeded people who can simply be written to. */
export const ordinary = (type: string) =>
  (seededAccounts.find(({ network }) => network === type)?.people ?? [])
    .filter((person) => !person.cannotMessage && !person.isNetworkBot && !person.needsInvite)
    .map((person) => networkByType(type).userID(person.networkID))

/** A group of so many seeded people on a network, and whatever else its body says. */
export const group = (
  type: string,
  people: number | string[],
  rest: Partial<ChatCreateParams> = {},
): ChatCreateParams => ({
  accountID: accountOf(type),
  type: 'group',
  participantIDs: typeof people === 'number' ? ordinary(type).slice(0, people) : people,
  ...rest,
})

/** Your own ID on a network. */
export const self = (type: string) => networkByType(type).account.selfID
