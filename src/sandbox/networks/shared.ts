import type { AccountBridge } from '#contract/accounts.ts'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import { type NetworkFacts, networks } from '#contract/networks.ts'
import type { SeedAccount } from '../seed/seed-account.ts'

/** The kinds of identifier that `user` of `POST /v1/chats/start` may carry besides `id`. */
export type IdentifierKind = 'username' | 'phoneNumber' | 'email'

/**
 * What came of reading an identifier: the one spelling under which contacts are stored and found,
 * or, in the bridge's own words, why this network cannot take it.
 */
export type Reading = { value: string } | { refused: string }

/** One network as the sandbox plays it: its rules, and what is there of it at first. */
export interface Network {
  /** `bridge.type`: `whatsapp`, `slackgo`, … and the key of the row in `#contract/networks.ts`. */
  type: string
  /** The row of the contract: name, provisioning capabilities, group rules, message rules. */
  facts: NetworkFacts
  /** Yours on this network, as `GET /v1/accounts` shows it. */
  account: { accountID: string; bridge: AccountBridge; network: string; selfID: string }
  /** The ID that the API shows (`@…:local-whatsapp.localhost`) for an ID inside the network. */
  userID(networkID: string): string
  /** The ID inside the network for one that the API showed, or for a bare one; else undefined. */
  networkID(userID: string): string | undefined
  /** How each identifier is read. A kind that is missing is not looked up by this network. */
  read: Partial<Record<IdentifierKind, (text: string) => Reading>>
  /** For networks that take any address without asking: the network ID that a read value gets. */
  unverifiedID?: (value: string) => string
  /** Whether a direct chat with yourself exists ("Note to self"). */
  noteToSelf: boolean
  /** Whether a given title is used when a group is made; otherwise it is ignored, not refused. */
  namesGroups: boolean
  /** Refuses a second group of the same people. */
  refusesTwinGroups?: true
  /** `!…` or whatever the network's chat IDs look like; `opaqueID` is unique per chat. */
  chatID(opaqueID: string): string
  /** What chats can do: the numbers of each network. */
  chats: { direct: ChatCapabilities; group: ChatCapabilities }
  /** Your account at first: who is on it, and the chats with them. */
  seed: SeedAccount
}

/** The contract's row for a `bridge.type`; throws when there is none, which is a slip of ours. */
export function factsOf(type: string): NetworkFacts {
  const facts = networks[type]
  if (!facts) throw new Error(`The contract has no network called "${type}"`)
  return facts
}

/**
 * Stands for `beeper.com` in the IDs of cloud bridges and of Beeper's own people. The name is
 * reserved, so no ID of the sandbox is ever a real account's.
 */
export const homeserver = 'beeper.example'

type Bridged = Pick<Network, 'type' | 'facts' | 'account' | 'userID' | 'networkID' | 'chatID'>

/** Reads `@<prefix><networkID>:<server>`, or the bare network ID, when `ids` knows its shape. */
function idInside({ prefix, server, ids }: { prefix: string; server: string; ids: RegExp }) {
  const [opening, ending] = [`@${prefix}`, `:${server}`]
  return (userID: string) => {
    const text = userID.trim()
    const ghost = text.startsWith(opening) && text.endsWith(ending)
    const inside = ghost ? text.slice(opening.length, -ending.length) : text
    return ids.test(inside) ? inside : undefined
  }
}

/**
 * A bridge on this machine. People are `@<networkID>:local-<type>.localhost`, yourself is `login`.
 */
export function localBridge(of: {
  type: string
  network: string
  login: string
  ids: RegExp
}): Bridged {
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
    networkID: idInside({ prefix: '', server, ids }),
    chatID: (opaqueID) => `!${of.type}_${opaqueID}:${of.login}.${server}`,
  }
}

/** A bridge that Beeper hosts. People are `@<name>_<networkID>:…`, yourself included (`self`). */
export function cloudBridge(of: {
  type: string
  network: string
  /** What comes before the underscore in IDs: the type without its `go`. */
  name: string
  self: string
  ids: RegExp
  accountID?: string
}): Bridged {
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
    networkID: idInside({ prefix, server: homeserver, ids: of.ids }),
    chatID: (opaqueID) => `!${prefix}${opaqueID}:${homeserver}`,
  }
}

/** Works as people expect. */
export const full = 2
/** Works in part, for example after a conversion. */
export const partial = 1
/** Not there, but the message may fall back to something else. */
export const unsupported = 0
/** The message goes out and this part of it is lost. */
export const dropped = -1
/** The message is refused. */
export const rejected = -2

/** Spells a table out: `levels([full, 'bold, italic'], [partial, 'headers'])`. */
export const levels = (...rows: [level: number, names: string][]): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap(([level, names]) => names.split(', ').map((name) => [name, level])),
  )

/** Seconds in a minute: edit and delete windows are told in seconds. */
export const minute = 60
export const hour = 60 * minute
export const day = 24 * hour

/** Milliseconds, the unit of disappearing timers. */
export const inMilliseconds = (seconds: number) => seconds * 1000

const onlyNumbers = /^\d+$/

/** Drops what is written between the digits of a phone number. */
export const withoutSeparators = (text: string) => text.replace(/[\s().-]/g, '')

/** Reads `+49 151 …` as mautrix's `CleanPhoneNumber` does: the `+` may not be missing. */
export function readInternationalPhone(text: string): Reading {
  const number = withoutSeparators(text)
  if (number.length < 2) return { refused: 'phone number must start with + and contain numbers' }
  if (!number.startsWith('+')) return { refused: 'phone number must start with +' }
  return onlyNumbers.test(number.slice(1))
    ? { value: number }
    : { refused: 'phone number must only contain numbers' }
}

/** Reads a number as it is dialled (mautrix's `CleanNonInternationalPhoneNumber`). */
export function readDialledPhone(text: string): Reading {
  const number = withoutSeparators(text)
  return onlyNumbers.test(number.replace(/^\+/, ''))
    ? { value: number }
    : { refused: 'phone number must only contain numbers' }
}

/** Reads an e-mail address, in lower case; the refusal is mautrix's own. */
export function readEmail(text: string): Reading {
  const email = text.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(email) ? { value: email } : { refused: 'invalid email' }
}
