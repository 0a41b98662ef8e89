/**
 * A fictional person as seeded on one account. Identifiers are stored as `Network.read` spells
 * them.
 */
export interface SeedContact {
  /** The ID inside the network, as `Network.networkID` gives it. */
  networkID: string
  fullName: string
  username?: string
  /** E.164, from a range reserved for fiction (+1 555 01xx, +44 7700 900xxx, …). */
  phoneNumber?: string
  /** Under `example.org`. */
  email?: string
  /** The network does not let you write to them. */
  cannotMessage?: true
  isNetworkBot?: true
  /** Joins groups only after accepting an invite. */
  needsInvite?: true
  /** Known to the network but not among the account's contacts: found by exact lookup only. */
  stranger?: true
}

/** What is special about a seeded chat; days count from the moment of seeding. */
export interface SeedChatState {
  description?: string
  isArchived?: true
  isLowPriority?: true
  isMarkedUnread?: true
  isMuted?: true
  isPinned?: true
  isReadOnly?: true
  unreadCount?: number
  messageExpirySeconds?: number
  draft?: string
  remindInDays?: number
  snoozedForDays?: number
}

export interface SeedChat extends SeedChatState {
  /** Network IDs of the others; one for a direct chat. */
  with: string[]
  type: 'single' | 'group'
  title?: string
  /** Days before the moment of seeding. */
  lastActiveDaysAgo: number
  /** The last message, shown in previews. */
  lastMessage: string
  /** Messages right before the last one, from the same person. */
  earlierMessages?: string[]
  /** Network IDs of those who were invited and have not joined. */
  pending?: string[]
}

/** The account on one network as the sandbox seeds it. */
export interface SeedAccount {
  self: { fullName: string; username?: string; phoneNumber?: string; email?: string }
  /** As in `#contract/accounts.ts`; `connected` when absent. */
  status?: string
  statusText?: string
  people: SeedContact[]
  chats: SeedChat[]
}

type Special = Omit<SeedChat, 'with' | 'type' | 'lastActiveDaysAgo' | 'lastMessage'>

/** A direct chat that was there before, last active so many days ago. */
export const directChat = (
  { networkID }: SeedContact,
  lastActiveDaysAgo: number,
  lastMessage: string,
  special: Special = {},
): SeedChat => ({ with: [networkID], type: 'single', lastActiveDaysAgo, lastMessage, ...special })

/** A group that was there before; without a title it is named after its people. */
export const groupChat = (
  people: readonly SeedContact[],
  lastActiveDaysAgo: number,
  lastMessage: string,
  title?: string,
  special: Special = {},
): SeedChat => ({
  with: people.map(({ networkID }) => networkID),
  type: 'group',
  lastActiveDaysAgo,
  lastMessage,
  ...(title === undefined ? {} : { title }),
  ...special,
})
