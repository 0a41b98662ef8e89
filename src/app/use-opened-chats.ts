import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { accountOf } from '#beeper/account-of.ts'
import { useBeeper } from '#beeper/beeper-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { readChat } from '#beeper/open-chat.ts'
import { accountsQuery } from '#beeper/queries.ts'
import type { SentRequest } from '#beeper/sent-request.ts'
import type { Chat } from '#contract/chat.ts'
import { useFillForm } from '#features/compose/use-fill-form.ts'
import { useOfServer } from '#features/compose/use-of-server.ts'
import type { Opening } from '#features/compose/use-opening.ts'
import type { Recent } from '#features/recents/recent.ts'
import { remember } from './lazy-recents.ts'
import { recentOf } from './recent-of.ts'
import type { ShownChat } from './shown-chat.ts'

/** The chat on the stage, and the ways on and off it: opened, shown again, cleared. */
export function useOpenedChats() {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const fill = useFillForm()
  const [shown, setShown] = useOfServer<ShownChat>()
  const [sent, setSent] = useOfServer<SentRequest>()

  const networkOf = (accountID: string) => {
    const accounts = queryClient.getQueryData(accountsQuery(beeper).queryKey)
    const account = accountOf(accounts ?? [], accountID)
    return { type: networkTypeOf(account), name: networkNameOf(account) }
  }

  return {
    shown,
    /** What was sent last, and what came back. */
    sent,
    answered: setSent,
    clear() {
      setShown(undefined)
      setSent(undefined)
    },
    opened(opening: Opening) {
      const network = networkOf(opening.opened.accountID)
      void remember(recentOf(opening, { mount: beeper.mount, network }))
      setShown({ ...opening, isShownAgain: false })
    },
    async showAgain(recent: Recent) {
      const { chatID, accountID, title, status, at, asked } = recent
      const read = await readChat(beeper, chatID)
      const opened = { chatID, accountID, status, chat: read?.answer, rawChat: read?.raw }
      const wanted = asked.mode === 'create' ? asked.people : []
      const people = read ? wanted : [{ id: chatID, name: title }]
      const shownAt = Date.now()
      setShown({ opened, people, at, shownAt, isShownAgain: true, isFound: false })
    },
    /** Shows a chat that is there already; opens and sends nothing. */
    showFound: useCallback(
      async ({ id: chatID, accountID, ...chat }: Chat) => {
        const { answer = { id: chatID, accountID, ...chat }, raw } =
          (await readChat(beeper, chatID)) ?? {}
        const opened = { chatID, accountID, status: undefined, chat: answer, rawChat: raw }
        const at = Date.now()
        setShown({ opened, people: [], at, shownAt: at, isShownAgain: true, isFound: true })
      },
      [beeper, setShown],
    ),
    fillWith({ accountID, asked }: Recent) {
      setShown(undefined)
      fill({ accountID, ...asked })
    },
  }
}
