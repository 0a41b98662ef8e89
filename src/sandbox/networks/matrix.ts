import { homeserver } from './bridge.ts'
import { readEmail } from './email.ts'
import { factsOf } from './facts.ts'
import { matrixChats } from './matrix-chats.ts'
import type { Network, Reading } from './network.ts'

const localpart = '[a-z0-9._=/+-]+'
const host = '[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d+)?'
const mxid = new RegExp(`^@${localpart}:${host}$`)
const username = new RegExp(`^${localpart}(:${host})?$`)

/** `@ada`, `ada` and the whole Matrix ID; people on other servers keep theirs: `lena:example.org`. */
function readUsername(text: string): Reading {
  const name = text.trim().toLowerCase().replace(/^@/, '')
  if (!username.test(name)) return { refused: `User ID "${text}" is not valid on this network` }
  return { value: name.replace(new RegExp(`:${homeserver}$`), '') }
}

/** Beeper's own network, where IDs are Matrix IDs, no ghosts. No public source: rules are ours. */
export const matrix: Network = {
  type: 'matrix',
  facts: factsOf('matrix'),
  account: {
    accountID: 'matrix',
    bridge: { id: 'matrix', type: 'matrix', provider: 'cloud' },
    network: 'Beeper (Matrix)',
    selfID: `@mara:${homeserver}`,
  },
  userID: (networkID) => networkID,
  networkID: (userID) => {
    const text = userID.trim().toLowerCase()
    return mxid.test(text) ? text : undefined
  },
  read: { username: readUsername, email: readEmail },
  noteToSelf: true,
  namesGroups: true,
  chatID: (seed) => `!${seed}:${homeserver}`,
  chats: matrixChats,
}
