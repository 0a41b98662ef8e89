import type { AccountBridge } from '#contract/accounts.ts'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import { type NetworkFacts, networks } from '#contract/networks.ts'
import type { SeedAccount } from '../seed/seed-account.ts'

/** The identifiers that `user` of `POST /v1/chats/start` may have besides `id`. */
export type IdentifierKind = 'username' | 'phoneNumber' | 'email'

/**
 * The result of reading an identifier: its normalized form, under which contacts are stored and
 * found, or the bridge's error message.
 */
export type Reading = { value: string } | { refused: string }

/** One network of the sandbox: its rules and its seed. */
export interface Network {
  /** `bridge.type`: `whatsapp`, `slackgo`, … and the key in `#contract/networks.ts`. */
  type: string
  /** From the contract: name, provisioning capabilities, group rules, message rules. */
  facts: NetworkFacts
  /** The account on this network, as in `GET /v1/accounts`. */
  account: { accountID: string; bridge: AccountBridge; network: string; selfID: string }
  /** Converts a network ID to the user ID of the API (`@…:local-whatsapp.localhost`). */
  userID(networkID: string): string
  /** Converts a user ID, or a bare network ID, to a network ID; undefined for other text. */
  networkID(userID: string): string | undefined
  /** Reads each kind of identifier. The network cannot look up a missing kind. */
  read: Partial<Record<IdentifierKind, (text: string) => Reading>>
  /** For networks that accept addresses without verification: the network ID of a read value. */
  unverifiedID?: (value: string) => string
  /** Whether a direct chat with yourself exists ("Note to self"). */
  noteToSelf: boolean
  /** Whether the title of a new group is used; otherwise it is ignored, not refused. */
  namesGroups: boolean
  /** Refuses a second group with the same participants. */
  refusesTwinGroups?: true
  /** Builds a chat ID in the network's format; `opaqueID` is unique per chat. */
  chatID(opaqueID: string): string
  /** The capabilities of the network's chats. */
  chats: { direct: ChatCapabilities; group: ChatCapabilities }
  /** The contacts and chats of the account after a reset. */
  seed: SeedAccount
}

/** The contract's facts for a `bridge.type`; throws for an unknown type, which is a bug. */
export function factsOf(type: string): NetworkFacts {
  const facts = networks[type]
  if (!facts) throw new Error(`The contract has no network called "${type}"`)
  return facts
}

/**
 * Replaces `beeper.com` in the IDs of cloud bridges and of Beeper's own users. The domain is
 * reserved, so no ID of the sandbox belongs to a real account.
 */
export const homeserver = 'beeper.example'

type BridgeFields = Pick<Network, 'type' | 'facts' | 'account' | 'userID' | 'networkID' | 'chatID'>

/** Reads `@<prefix><networkID>:<server>` or a bare network ID that matches `ids`. */
function networkIDReader({ prefix, server, ids }: { prefix: string; server: string; ids: RegExp }) {
  const [start, end] = [`@${prefix}`, `:${server}`]
  return (userID: string) => {
    const text = userID.trim()
    const isGhost = text.startsWith(start) && text.endsWith(end)
    const networkID = isGhost ? text.slice(start.length, -end.length) : text
    return ids.test(networkID) ? networkID : undefined
  }
}

/**
 * A bridge on this machine. User IDs are `@<networkID>:local-<type>.localhost`, `login` for self.
 */
export function localBridge(of: {
  type: string
  network: string
  login: string
  ids: RegExp
}): BridgeFields {
  const id = `local-${of.type}`
  const server = `${id}.localhost`
  const ids = new RegExp(`${of.ids.source}|^${of.login}$`)
  const userID = (networkID: string) => `@${networkID}:${server}`

  return {
    type: of.type,
    facts: factsOf(of.type),
    account: {
      accountID: `${id}_${of.login}`,
      bridge: { id, type: of.type, provider: 'local' },
      network: of.network,
      selfID: userID(of.login),
    },
    userID,
    networkID: networkIDReader({ prefix: '', server, ids }),
    chatID: (opaqueID) => `!${of.type}_${opaqueID}:${of.login}.${server}`,
  }
}

/** A bridge hosted by Beeper. User IDs are `@<name>_<networkID>:…`, also for `self`. */
export function cloudBridge(of: {
  type: string
  network: string
  /** The part of IDs before the underscore: the type without its `go`. */
  name: string
  self: string
  ids: RegExp
  accountID?: string
}): BridgeFields {
  const prefix = `${of.name}_`
  const userID = (networkID: string) => `@${prefix}${networkID}:${homeserver}`

  return {
    type: of.type,
    facts: factsOf(of.type),
    account: {
      accountID: of.accountID ?? of.type,
      bridge: { id: of.type, type: of.type, provider: 'cloud' },
      network: of.network,
      selfID: userID(of.self),
    },
    userID,
    networkID: networkIDReader({ prefix, server: homeserver, ids: of.ids }),
    chatID: (opaqueID) => `!${prefix}${opaqueID}:${homeserver}`,
  }
}

/** Fully supported. */
export const full = 2
/** Partly supported, for example after a conversion. */
export const partial = 1
/** Not supported, but the message may have a fallback. */
export const unsupported = 0
/** The message is sent without this part. */
export const dropped = -1
/** The message is rejected. */
export const rejected = -2

/** Builds a table of levels: `levels([full, 'bold, italic'], [partial, 'headers'])`. */
export const levels = (...rows: [level: number, names: string][]): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap(([level, names]) => names.split(', ').map((name) => [name, level])),
  )

/** Seconds, the unit of edit and delete windows. */
export const minute = 60
export const hour = 60 * minute
export const day = 24 * hour

/** Milliseconds are the unit of disappearing timers. */
export const inMilliseconds = (seconds: number) => seconds * 1000

const onlyNumbers = /^\d+$/

/** Removes the separators of a phone number. */
export const withoutSeparators = (text: string) => text.replace(/[\s().-]/g, '')

/** Reads `+49 151 …` like mautrix's `CleanPhoneNumber`: the `+` is required. */
export function readInternationalPhone(text: string): Reading {
  const number = withoutSeparators(text)
  if (number.length < 2) return { refused: 'phone number must start with + and contain numbers' }
  if (!number.startsWith('+')) return { refused: 'phone number must start with +' }
  return onlyNumbers.test(number.slice(1))
    ? { value: number }
    : { refused: 'phone number must only contain numbers' }
}

/** Reads a phone number, with or without `+` (mautrix's `CleanNonInternationalPhoneNumber`). */
export function readDialledPhone(text: string): Reading {
  const number = withoutSeparators(text)
  return onlyNumbers.test(number.replace(/^\+/, ''))
    ? { value: number }
    : { refused: 'phone number must only contain numbers' }
}

/** Reads an e-mail address, in lower case; the error message is from mautrix. */
export function readEmail(text: string): Reading {
  const email = text.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(email) ? { value: email } : { refused: 'invalid email' }
}
