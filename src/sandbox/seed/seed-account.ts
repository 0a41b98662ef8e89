/** A contact seeded on one account. Identifiers are spelled as `Network.read` returns them. */
export interface SeedContact {
  /** The ID inside the network, as `Network.networkID` returns it. */
  networkID: string
  fullName: string
  username?: string
  /** E.164, from a range reserved for fiction (+1 555 01xx, +44 7700 900xxx, …). */
  phoneNumber?: string
  /** Under `example.org`. */
  email?: string
  /** The network does not allow messages to them. */
  cannotMessage?: true
  isNetworkBot?: true
  /** Joins groups only after accepting an invite. */
  needsInvite?: true
  /** A user of the network but not a contact of the account: found by exact lookup only. */
  stranger?: true
}

/** The special state of a seeded chat; days count from the time of seeding. */
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
  /** Network IDs of the other participants; one for a direct chat. */
  with: string[]
  type: 'single' | 'group'
  title?: string
  /** Days before the time of seeding. */
  lastActiveDaysAgo: number
  /** The latest message, shown in previews. */
  lastMessage: string
  /** Messages directly before the latest one, from the same person. */
  earlierMessages?: string[]
  /** Network IDs of participants who are invited and have not joined. */
  pending?: string[]
}

/** The seed of the account on one network. */
export interface SeedAccount {
  self: { fullName: string; username?: string; phoneNumber?: string; email?: string }
  /** As in `#contract/accounts.ts`; `connected` when absent. */
  status?: string
  statusText?: string
  people: SeedContact[]
  chats: SeedChat[]
}

type Special = Omit<SeedChat, 'with' | 'type' | 'lastActiveDaysAgo' | 'lastMessage'>

/** A seeded direct chat. */
export const directChat = (
  { networkID }: SeedContact,
  lastActiveDaysAgo: number,
  lastMessage: string,
  special: Special = {},
): SeedChat => ({ with: [networkID], type: 'single', lastActiveDaysAgo, lastMessage, ...special })

/** A seeded group; without a title it is named after its participants. */
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
