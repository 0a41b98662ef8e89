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

/** The chat in the side panel: one that was just opened, or one that was opened before. */
export type ShownChat =
  | ({ isShownAgain: false } & Opening)
  | {
      isShownAgain: true
      /** It was found among the chats that are there, and not opened from here. */
      isFound: boolean
      opened: Omit<Opened, 'exchange'>
      /** Names where the chat can't be read. */
      people: { id: string; name: string }[]
      /** When it was opened, in milliseconds since 1970. */
      at: number
      /** When it was put into the panel again; tells two times apart. */
      shownAt: number
    }

/** A chat, and whom the form meant when it came: it stays until another person is typed. */
export interface ShownFor {
  chat: ShownChat
  personKey: string
}

// a chat that was shown longer ago is read anew on the way back to it
const mostKnown = 20

/** The chat in the side panel, and the ways on and off it: opened, shown again, cleared. */
export function useOpenedChats() {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const { getDraft, apply } = useDraft()
  const [shown, setShown] = useServerState<ShownFor>()
  const [sent, setSent] = useServerState<SentRequest>()
  const serverKey = useServerKey()
  // of two that are asked for the later one is wanted, whichever answers first
  const wanted = useRef(0)
  // what was known when a chat was shown, for the way back to it
  const known = useRef<ReadonlyMap<string, ShownChat>>(new Map())

  const showAtOnce = useCallback(
    (chat: ShownChat) => {
      wanted.current++
      const key = `${serverKey} ${chat.opened.chatID}`
      const others = [...known.current].filter(([other]) => other !== key)
      known.current = new Map([...others.slice(1 - mostKnown), [key, chat]])
      setShown({ chat, personKey: personKey(getDraft()) })
    },
    [setShown, getDraft, serverKey],
  )
  const show = useCallback(
    async (chat: ShownChat) => {
      const turn = ++wanted.current
      await withViewTransition(() => {
        if (turn === wanted.current) showAtOnce(chat)
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
      // together with the form, which is emptied in the same transition
      showAtOnce({ ...opening, isShownAgain: false })
    },
    [queryClient, beeper, showAtOnce],
  )
  const showFound = useCallback(
    async ({ id: chatID, accountID }: Pick<Chat, 'id' | 'accountID'>) => {
      const turn = ++wanted.current
      const found = await read(chatID)
      if (turn !== wanted.current) return
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
      const turn = ++wanted.current
      const found = await read(chatID)
      if (turn !== wanted.current) return
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
    wanted.current++
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
      wanted.current++
      setShown(undefined)
      // the card had it; on a phone a keyboard would come up unasked
      if (shown && matchMedia('(pointer: fine)').matches) focusPerson()
    },
  })

  return {
    shown,
    /** What was sent last, and what came back. */
    sent,
    exchanged: setSent,
    clear,
    opened,
    /** Puts a chat that was opened among the recent ones. */
    keep,
    /** Shows a chat that is there already; opens and sends nothing. */
    showFound,
    showAgain,
    /** Fills the form with one person of a group, to be written to alone; sends nothing. */
    messagePrivately(person: Requested, accountID: string) {
      clear()
      apply((draft) => filledWithPerson(draft, person, { mount: beeper.mount, accountID }), {
        undo: 'Filled to message them privately.',
      })
      focusPerson()
    },
    /**
     * Fills the form with whom a chat was opened for; never with what was said, and sends nothing.
     */
    fillWith(recent: Recent) {
      wanted.current++
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
