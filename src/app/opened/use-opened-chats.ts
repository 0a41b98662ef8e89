import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { accountOf, knownAccounts } from '#beeper/accounts.ts'
import { useBeeper, useServerKey, useServerState } from '#beeper/connection/connection-context.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import type { Opened, SentRequest } from '#beeper/open-chat.ts'
import type { Chat } from '#contract/chats.ts'
import { chatQuery, storeWriteAnswer } from '#features/chat-card/chat-query.ts'
import type { Requested } from '#features/chat-card/group-comparison.ts'
import { emptied, prefill } from '#features/compose/draft/changes.ts'
import { accountKey, type WholeDraft } from '#features/compose/draft/draft.ts'
import { personKey, useDraft } from '#features/compose/draft/use-draft.tsx'
import { focusPerson } from '#features/compose/focus.ts'
import type { Opening } from '#features/compose/submit/submit-state.ts'
import type { Recent } from '#features/recents/recent.ts'
import { recentsStore } from '#features/recents/recents-store.ts'
import { withViewTransition } from '#ui/rendering/view-transition.ts'
import { type ChatAddress, leaveChat, useChatAddress } from './chat-address.ts'
import { recentOf } from './recent-of.ts'

/** The chat in the side panel: one that was just opened, or one that is shown again. */
export type ShownChat =
  | ({ isShownAgain: false } & Opening)
  | {
      isShownAgain: true
      /** The chat was found among existing ones, and not opened from here. */
      isFound: boolean
      opened: Omit<Opened, 'exchange'>
      /** Names to show if the chat can't be read. */
      people: { id: string; name: string }[]
      /** When it was opened, in milliseconds since 1970. */
      at: number
      /** When it was shown again; identifies the occasion. */
      shownAt: number
    }

/** A chat with the person in the form when it was shown: it stays until another one is typed. */
export interface ShownFor {
  chat: ShownChat
  personKey: string
}

// older chats are read again when the user navigates back
const maxKnown = 20

/** The chat in the side panel, with the actions that change it. */
export function useOpenedChats() {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const { getDraft, apply } = useDraft()
  const [shown, setShown] = useServerState<ShownFor>()
  const [sent, setSent] = useServerState<SentRequest>()
  const serverKey = useServerKey()
  // numbers the requests to show a chat, so that a late response does not replace a newer one
  const latest = useRef(0)
  // the chats that were shown, for navigating back
  const known = useRef<ReadonlyMap<string, ShownChat>>(new Map())

  const showAtOnce = useCallback(
    (chat: ShownChat) => {
      latest.current++
      const key = `${serverKey} ${chat.opened.chatID}`
      const others = [...known.current].filter(([other]) => other !== key)
      known.current = new Map([...others.slice(1 - maxKnown), [key, chat]])
      setShown({ chat, personKey: personKey(getDraft()) })
    },
    [setShown, getDraft, serverKey],
  )
  const show = useCallback(
    async (chat: ShownChat) => {
      const turn = ++latest.current
      await withViewTransition(() => {
        if (turn === latest.current) showAtOnce(chat)
      })
    },
    [showAtOnce],
  )
  const read = useCallback(
    async (chatID: string) => {
      try {
        return await queryClient.fetchQuery({ ...chatQuery(beeper, chatID), staleTime: 0 })
      } catch (error) {
        // the card says why
        if (error instanceof BeeperError) return undefined
        throw error
      }
    },
    [queryClient, beeper],
  )
  const keep = useCallback(
    (opening: Opening) => {
      const account = accountOf(knownAccounts(queryClient, beeper), opening.opened.accountID)
      const network = { type: networkTypeOf(account), name: networkNameOf(account) }
      recentsStore.add(recentOf(opening, { mount: beeper.mount, network }))
    },
    [queryClient, beeper],
  )
  const opened = useCallback(
    (opening: Opening) => {
      const { chatID, chat, rawChat: raw } = opening.opened
      if (chat) void storeWriteAnswer(queryClient, beeper, { chat, raw }, chatID)
      // synchronously, in the same view transition as the emptied form
      showAtOnce({ ...opening, isShownAgain: false })
    },
    [queryClient, beeper, showAtOnce],
  )
  const showFound = useCallback(
    async ({ id: chatID, accountID }: Pick<Chat, 'id' | 'accountID'>) => {
      const turn = ++latest.current
      const found = await read(chatID)
      if (turn !== latest.current) return
      const account = accountID || (found?.chat.accountID ?? '')
      const { chat, raw: rawChat } = found ?? { chat: undefined, raw: undefined }
      const at = Date.now()
      await show({
        opened: { chatID, accountID: account, status: undefined, chat, rawChat },
        ...{ people: [], at, shownAt: at, isShownAgain: true, isFound: true },
      })
    },
    [read, show],
  )
  const showAgain = useCallback(
    async (recent: Recent) => {
      const { chatID, accountID, title, status, at, asked } = recent
      const turn = ++latest.current
      const found = await read(chatID)
      if (turn !== latest.current) return
      const again = { chatID, accountID, status, chat: found?.chat, rawChat: found?.raw }
      const members = asked.mode === 'create' ? asked.people : []
      const people = found ? members : [{ id: chatID, name: title }]
      await show({
        opened: again,
        people,
        at,
        shownAt: Date.now(),
        isShownAgain: true,
        isFound: false,
      })
    },
    [read, show],
  )
  const clear = useCallback(() => {
    latest.current++
    leaveChat()
    setShown(undefined)
    setSent(undefined)
  }, [setShown, setSent])

  const showAddressed = async ({ chatID, accountID }: ChatAddress) => {
    const before = known.current.get(`${serverKey} ${chatID}`)
    if (before) return show(before)
    const isThis = (recent: Recent) => recent.mount === beeper.mount && recent.chatID === chatID
    const recent = recentsStore.read().find(isThis)
    await (recent ? showAgain(recent) : showFound({ id: chatID, accountID }))
  }
  useChatAddress({
    onChat: (address) => void showAddressed(address),
    onNone() {
      latest.current++
      setShown(undefined)
      // the unmounted card had the focus; not on phones, where the keyboard would open
      if (shown && matchMedia('(pointer: fine)').matches) focusPerson()
    },
  })

  return {
    shown,
    /** The last request with its response. */
    sent,
    exchanged: setSent,
    clear,
    opened,
    /** Adds an opened chat to the recent ones. */
    keep,
    /** Shows an existing chat; opens and sends nothing. */
    showFound,
    showAgain,
    /** Fills the form with one person of a group; sends nothing. */
    messagePrivately(person: Requested, accountID: string) {
      clear()
      apply((draft) => filledWithPerson(draft, person, { mount: beeper.mount, accountID }), {
        undo: 'Filled to message them privately.',
      })
      focusPerson()
    },
    /** Fills the form with the request of a chat, without its message; sends nothing. */
    fillWith(recent: Recent) {
      latest.current++
      leaveChat()
      setShown(undefined)
      apply((draft) => filledWithRecent(draft, recent))
    },
  }
}

function filledWithPerson(
  draft: WholeDraft,
  { id, name: fullName, phoneNumber, username, email }: Requested,
  on: { mount: string; accountID: string },
): WholeDraft {
  const isNumber = /^\+?\d+$/.test(id)
  const user = {
    ...(isNumber ? { phoneNumber: id } : { id, ...(phoneNumber && { phoneNumber }) }),
    ...(username && { username }),
    ...(email && { email }),
    ...(!isNumber && fullName && { fullName }),
  }
  return prefill(emptied(draft), {
    ...{ mode: 'start', origin: 'recents', ...on, user },
    participants: [],
  })
}

function filledWithRecent(draft: WholeDraft, { accountID, asked, mount }: Recent): WholeDraft {
  const base = { origin: 'recents', mount, accountID } as const
  const blank = { ...emptied(draft), messageText: draft.messageText }
  if (asked.mode === 'start') return prefill(blank, { ...base, ...asked, participants: [] })
  const key = accountKey(mount, accountID)
  const participants = asked.people.map((person) => ({
    ...{ key: crypto.randomUUID(), ...person, accountKey: key },
    known: { fullName: person.name },
    byAccount: { [key]: person },
  }))
  return prefill(blank, { ...base, ...asked, user: {}, participants })
}
