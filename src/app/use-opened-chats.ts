import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { accountOf } from '#beeper/account-of.ts'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { readChat } from '#beeper/open-chat.ts'
import { accountsQuery } from '#beeper/queries.ts'
import type { SentRequest } from '#beeper/sent-request.ts'
import { useServerState } from '#beeper/use-server-state.ts'
import type { Chat } from '#contract/chat.ts'
import { emptied, prefill } from '#features/compose/draft/changes.ts'
import { accountKey } from '#features/compose/draft/draft.ts'
import { useDraft } from '#features/compose/draft/use-draft.tsx'
import { personKey } from '#features/compose/person-key.ts'
import type { Opening } from '#features/compose/submit/submit-state.ts'
import type { Recent } from '#features/recents/recent.ts'
import { recentsStore } from '#features/recents/use-recents.ts'
import { recentOf } from './recent-of.ts'
import type { ShownChat, ShownFor } from './shown-chat.ts'

/** The chat in the side panel, and the ways on and off it: opened, shown again, cleared. */
export function useOpenedChats() {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const { getDraft, apply } = useDraft()
  const [shown, setShown] = useServerState<ShownFor>()
  const [sent, setSent] = useServerState<SentRequest>()
  // of two that are asked for the later one is wanted, whichever answers first
  const wanted = useRef(0)

  const show = useCallback(
    (chat: ShownChat) => {
      wanted.current++
      setShown({ chat, personKey: personKey(getDraft()) })
    },
    [setShown, getDraft],
  )
  const opened = useCallback(
    (opening: Opening) => {
      const accounts = queryClient.getQueryData(accountsQuery(beeper).queryKey)
      const account = accountOf(accounts ?? [], opening.opened.accountID)
      const network = { type: networkTypeOf(account), name: networkNameOf(account) }
      recentsStore.add(recentOf(opening, { mount: beeper.mount, network }))
      show({ ...opening, isShownAgain: false })
    },
    [queryClient, beeper, show],
  )
  const showFound = useCallback(
    async ({ id: chatID, accountID, ...chat }: Chat) => {
      const turn = ++wanted.current
      const read = await readChat(beeper, chatID)
      if (turn !== wanted.current) return
      const { answer = { id: chatID, accountID, ...chat }, raw } = read ?? {}
      const found = { chatID, accountID, status: undefined, chat: answer, rawChat: raw }
      const at = Date.now()
      show({ opened: found, people: [], at, shownAt: at, isShownAgain: true, isFound: true })
    },
    [beeper, show],
  )

  return {
    shown,
    /** What was sent last, and what came back. */
    sent,
    exchanged: setSent,
    clear: useCallback(() => {
      setShown(undefined)
      setSent(undefined)
    }, [setShown, setSent]),
    opened,
    /** Shows a chat that is there already; opens and sends nothing. */
    showFound,
    async showAgain(recent: Recent) {
      const { chatID, accountID, title, status, at, asked } = recent
      const turn = ++wanted.current
      const read = await readChat(beeper, chatID)
      if (turn !== wanted.current) return
      const again = { chatID, accountID, status, chat: read?.answer, rawChat: read?.raw }
      const members = asked.mode === 'create' ? asked.people : []
      const people = read ? members : [{ id: chatID, name: title }]
      show({ opened: again, people, at, shownAt: Date.now(), isShownAgain: true, isFound: false })
    },
    /** Fills the form with whom a chat was opened for; never with what was said, and sends nothing. */
    fillWith({ accountID, asked, mount }: Recent) {
      setShown(undefined)
      const base = { origin: 'recents', mount, accountID } as const
      apply((draft) => {
        const { messageText } = draft
        const blank = { ...emptied(draft), messageText }
        if (asked.mode === 'start') {
          return prefill(blank, { ...base, ...asked, participants: [] })
        }
        const key = accountKey(mount, accountID)
        const participants = asked.people.map((person) => ({
          ...{ key: crypto.randomUUID(), ...person, accountKey: key },
          known: { fullName: person.name },
          byAccount: { [key]: person },
        }))
        return prefill(blank, { ...base, ...asked, user: {}, participants })
      })
    },
  }
}
