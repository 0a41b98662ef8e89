import type BeeperDesktop from '@beeper/desktop-api'
import type { ChatCreateParams, ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import { networkByType } from '../networks/networks.ts'
import { dotted, mxid, phoneDigits } from '../seed/named-contacts.ts'
import { type ScenarioName, scenarioContacts } from '../seed/scenario-contacts.ts'

export const accountOf = (type: string) => networkByType(type).account.accountID

/** The body of a start request for the seeded account of a network. */
export const start = (
  type: string,
  user: ChatStartParams['user'],
  rest: Partial<ChatStartParams> = {},
): ChatStartParams => ({ accountID: accountOf(type), user, ...rest })

/** The IDs of the seeded contacts who accept messages without an invite. */
export function ordinary(type: string) {
  const { seed, userID } = networkByType(type)
  return seed.people
    .filter((person) => !person.cannotMessage && !person.isNetworkBot && !person.needsInvite)
    .map((person) => userID(person.networkID))
}

/** The body of a create request for a group, with a number of seeded contacts or these IDs. */
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

export const self = (type: string) => networkByType(type).account.selfID

/** The ID of a seeded chat on a network that accepts messages and has no draft. */
export async function chatOn(
  beeper: BeeperDesktop,
  network: string,
  type: 'single' | 'group' = 'single',
) {
  const { items } = await beeper.chats.search({ accountIDs: [accountOf(network)], type })
  const chat = items.find(({ isReadOnly, draft }) => !isReadOnly && !draft)
  if (!chat) throw new Error(`no writable chat is seeded on ${network}`)
  return chat.id
}

export const idOf = (scenario: ScenarioName, type: 'whatsapp' | 'matrix' = 'whatsapp') => {
  const contact = scenarioContacts[scenario]
  return networkByType(type).userID(
    type === 'whatsapp' ? phoneDigits(contact) : mxid(dotted(contact)),
  )
}
