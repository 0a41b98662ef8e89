import { factsOf } from './facts.ts'
import type { Network } from './network.ts'

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

/** A bridge on this machine. People are `@<networkID>:local-<type>.localhost`, yourself is `login`. */
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
    chatID: (seed) => `!${of.type}_${seed}:${of.login}.${server}`,
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
    chatID: (seed) => `!${prefix}${seed}:${homeserver}`,
  }
}
