import { localBridge } from './bridge.ts'
import { linkedinChats } from './linkedin-chats.ts'
import type { Network } from './network.ts'

/** LinkedIn: a user is an `ACoAA…` ID of 39 characters that only search tells. */
export const linkedin: Network = {
  ...localBridge({
    type: 'linkedin',
    network: 'LinkedIn',
    login: 'ba_Lv3Gt8BxKe5UnPj2aSfD',
    ids: /^ACoAA[A-Za-z0-9_-]{34}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: true,
  chats: linkedinChats,
}
