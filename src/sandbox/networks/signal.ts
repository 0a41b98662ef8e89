import { localBridge } from './bridge.ts'
import type { Network } from './network.ts'
import { readInternationalPhone } from './phone.ts'
import { signalChats } from './signal-chats.ts'

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Signal: a user is a UUID, or `pni_<uuid>` while only the number is known. No usernames. */
export const signal: Network = {
  ...localBridge({
    type: 'signal',
    network: 'Signal',
    login: 'ba_7RkPz4NcW1xVt6YgSd0M',
    ids: new RegExp(`^(pni_)?${uuid}$`),
  }),
  read: { phoneNumber: readInternationalPhone },
  noteToSelf: true,
  namesGroups: true,
  chats: signalChats,
}
