import { useEffect, useEffectEvent, useRef } from 'react'
import { useServerKey } from '#beeper/connection/connection-context.ts'
import { isTourPage } from '#beeper/connection/tour-page.ts'

/** Which chat an address shows. It holds nothing but IDs. */
export interface ChatAddress {
  chatID: string
  accountID: string
}

/** IDs of networks are far shorter; what is longer was not written by this page. */
const longestID = 1_000

/** The part of the address after the page: `#chat=…&account=…`. */
export const chatHash = ({ chatID, accountID }: ChatAddress): string =>
  `#${new URLSearchParams({ chat: chatID, account: accountID })}`

/** The chat that an address names; nothing for any other address. */
export function readChatHash(hash: string): ChatAddress | undefined {
  if (!hash.startsWith('#chat=') || hash.length > 6 * longestID) return undefined
  const fields = new URLSearchParams(hash.slice(1))
  const chatID = fields.get('chat') ?? ''
  const accountID = fields.get('account') ?? ''
  if (!chatID || chatID.length > longestID || accountID.length > longestID) return undefined
  return { chatID, accountID }
}

/** Gives the page the address of a chat, as a step of its history. */
export function enterChat(address: ChatAddress): void {
  const now = readChatHash(location.hash)
  const hash = chatHash(address)
  // the chats of a tour are gone with its page
  if (isTourPage || now?.chatID === address.chatID || readChatHash(hash) === undefined) return
  history.pushState(null, '', hash)
}

/** Gives the page its own address again, where it has a chat's. */
export function leaveChat(): void {
  if (readChatHash(location.hash)) history.pushState(null, '', location.pathname + location.search)
}

interface AddressOptions {
  /** Told of a chat that the page was loaded for, or that the history leads to. */
  onChat(address: ChatAddress): void
  /** The history leads to the page's own address. */
  onNone(): void
}

/** Follows the address of the page on its way through the history. */
export function useChatAddress({ onChat, onNone }: AddressOptions) {
  const follow = useEffectEvent(() => {
    const address = readChatHash(location.hash)
    if (address) return onChat(address)
    // other addresses than the page's own are those of links, which change nothing here
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
    // a chat of one server has no address on another
    if (shownServer.current !== serverKey) leaveChat()
    shownServer.current = serverKey
  }, [serverKey])
}
