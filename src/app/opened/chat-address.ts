import { useEffect, useEffectEvent, useRef } from 'react'
import { useServerKey } from '#beeper/connection/connection-context.ts'
import { isTourPage } from '#beeper/connection/tour-page.ts'

/** The chat of an address, which contains IDs only. */
export interface ChatAddress {
  chatID: string
  accountID: string
}

/** UTF-16 units; IDs of networks are far shorter. */
const maxIDLength = 1_000

/** The fragment of the address: `#chat=…&account=…`. */
export const chatHash = ({ chatID, accountID }: ChatAddress): string =>
  `#${new URLSearchParams({ chat: chatID, account: accountID })}`

/** The chat of a fragment; `undefined` for any other fragment. */
export function readChatHash(hash: string): ChatAddress | undefined {
  if (!hash.startsWith('#chat=') || hash.length > 6 * maxIDLength) return undefined
  const fields = new URLSearchParams(hash.slice(1))
  const chatID = fields.get('chat') ?? ''
  const accountID = fields.get('account') ?? ''
  if (!chatID || chatID.length > maxIDLength || accountID.length > maxIDLength) return undefined
  return { chatID, accountID }
}

/** Pushes the address of a chat to the history. */
export function enterChat(address: ChatAddress): void {
  const now = readChatHash(location.hash)
  const hash = chatHash(address)
  // the chats of a tour do not outlive its page
  if (isTourPage || now?.chatID === address.chatID || readChatHash(hash) === undefined) return
  history.pushState(null, '', hash)
}

/** Pushes the address without a chat, if the current one has a chat. */
export function leaveChat(): void {
  if (readChatHash(location.hash)) history.pushState(null, '', location.pathname + location.search)
}

interface AddressOptions {
  /** Called for the address of a chat at page load, and on navigation. */
  onChat(address: ChatAddress): void
  /** Called on navigation to the address without a chat. */
  onNone(): void
}

/** Calls back when the address shows a chat, or none any more. */
export function useChatAddress({ onChat, onNone }: AddressOptions) {
  const follow = useEffectEvent(() => {
    const address = readChatHash(location.hash)
    if (address) return onChat(address)
    // other fragments are links, which do not affect the shown chat
    if (location.hash === '') onNone()
  })
  useEffect(() => {
    const listen = () => follow()
    if (readChatHash(location.hash)) listen()
    addEventListener('popstate', listen)
    return () => removeEventListener('popstate', listen)
  }, [])
  const serverKey = useServerKey()
  const shownServer = useRef(serverKey)
  useEffect(() => {
    // the chat belongs to the previous server
    if (shownServer.current !== serverKey) leaveChat()
    shownServer.current = serverKey
  }, [serverKey])
}
