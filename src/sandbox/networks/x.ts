import { localBridge } from './bridge.ts'
import type { Network, Reading } from './network.ts'
import { xChats } from './x-chats.ts'

/** A handle is matched letter by letter, capitals included. */
function readHandle(text: string): Reading {
  const handle = text.trim().replace(/^@/, '')
  return /^\w{1,15}$/.test(handle)
    ? { value: handle }
    : { refused: `invalid identifier: ${JSON.stringify(text)}` }
}

/** X: a user is a number behind a handle. Who may write to whom is the other side's choice. */
export const x: Network = {
  ...localBridge({
    type: 'twitter',
    network: 'Twitter/X',
    login: 'ba_Hd6Wn1CyFq4ZsMo7iRpA',
    ids: /^[1-9]\d{0,19}$/,
  }),
  read: { username: readHandle },
  noteToSelf: false,
  namesGroups: false,
  chats: xChats,
}
