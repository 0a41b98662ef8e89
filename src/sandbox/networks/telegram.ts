import { localBridge } from './bridge.ts'
import type { Network, Reading } from './network.ts'
import { readInternationalPhone } from './phone.ts'
import { telegramChats } from './telegram-chats.ts'

const link = /^(?:(?:https?:\/\/)?(?:t|telegram)\.me\/|tg:(?:\/\/)?resolve\?domain=|@)/i

/** A username behind `@`, `t.me/`, `telegram.me/` or `tg:resolve?domain=`; the bridge's rules. */
function readUsername(text: string): Reading {
  const name = text.trim().replace(link, '').replace(/\/$/, '')
  return /^[a-z]\w{3,30}[a-z\d]$/i.test(name) && !name.includes('__')
    ? { value: name.toLowerCase() }
    : {
        refused: `invalid identifier: ${JSON.stringify(text)} (must be a phone number, username, or Telegram user ID)`,
      }
}

/** Telegram: a user is a positive integer. Numbers are found only among people already known. */
export const telegram: Network = {
  ...localBridge({
    type: 'telegram',
    network: 'Telegram',
    login: 'ba_Qm2HsX9vJb5TkLr8eUwF',
    ids: /^[1-9]\d{0,15}$|^channel-[1-9]\d*$/,
  }),
  read: { phoneNumber: readInternationalPhone, username: readUsername },
  noteToSelf: true,
  namesGroups: true,
  chats: telegramChats,
}
