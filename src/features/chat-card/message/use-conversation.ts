import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import type { Chat } from '#contract/chats.ts'
import { failureIn, isFault, pollPause } from '../chat-query.ts'
import { conversationEntries, type Entry } from './entries.ts'
import { messagesQuery } from './messages-query.ts'
import { type Outgoing, outboxQuery, sendInto } from './outbox.ts'
import type { Senders, SentMessage } from './receipt.ts'
import { receiptQuery } from './receipt-query.ts'

/** The message that was sent with the opening; it is one of the outbox from then on. */
const firstKey = ({ at }: SentMessage) => `first ${at}`

export interface ConversationInput {
  chatID: string
  chat: Chat | undefined
  /** What was to be sent when the chat was opened. */
  first: SentMessage | undefined
  /** Changes are told at once. */
  isLive: boolean
}

export interface ConversationState {
  entries: readonly Entry[]
  /** The messages were read at least once. */
  isRead: boolean
  /** Why they can't be read. */
  failure: BeeperError | undefined
  lookAgain(): void
  send(text: string): void
  /** Looks for the message once more, and sends it only if it isn't there. */
  sendNow(outgoing: Outgoing): void
}

/** The messages of a chat, what was sent from here, and what became of it. */
export function useConversation(input: ConversationInput): ConversationState {
  const { chatID, chat, first, isLive } = input
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const messages = useQuery({
    ...messagesQuery(beeper, chatID),
    refetchInterval: isLive ? false : pollPause,
    throwOnError: isFault,
  })
  const outbox = useQuery(outboxQuery(beeper)).data?.get(chatID) ?? []
  const sent = withFirst(outbox, first)
  const senders = sendersOf(chat)
  const queryOf = ({ key, sent: one, status }: Outgoing) =>
    receiptQuery(
      beeper,
      { chatID, key, sent: one, senders },
      status === 'accepted' || status === 'unknown',
    )
  const receipts = useQueries({ queries: sent.map(queryOf) })
  // decides at once, before anything is drawn, so that no second press slips through
  const underWay = useRef(new Set<string>())

  const sendNow = async (outgoing: Outgoing) => {
    const { key, status, sent: one } = outgoing
    if (underWay.current.has(key)) return
    underWay.current.add(key)
    try {
      if (status !== 'refused') {
        const known = queryClient.getQueryData(queryOf(outgoing).queryKey)
        const receipt = await queryClient.fetchQuery({ ...queryOf(outgoing), retry: false })
        const isStillOpen = receipt.state === 'absent' || receipt.state === 'unclear'
        if (!isStillOpen && !(receipt.state === 'failed' && known?.state === 'failed')) return
      }
      await sendInto({ beeper, queryClient, chatID }, one.text, outgoing)
    } catch (error) {
      // a look that fails sends nothing; the receipt says that it failed
      if (isFault(error)) throw error
    } finally {
      underWay.current.delete(key)
    }
  }

  return {
    entries: conversationEntries(
      messages.data?.items ?? [],
      sent.map((outgoing, index) => ({ outgoing, receipt: receipts[index]?.data })),
      senders,
    ),
    isRead: messages.data !== undefined,
    failure: failureIn(messages.error),
    lookAgain: () => {
      void messages.refetch()
      for (const receipt of receipts) if (receipt.isError) void receipt.refetch()
    },
    send: (text) => void sendInto({ beeper, queryClient, chatID }, text),
    sendNow: (outgoing) => void sendNow(outgoing),
  }
}

function withFirst(outbox: readonly Outgoing[], first: SentMessage | undefined) {
  if (!first || outbox.some(({ key }) => key === firstKey(first))) return outbox
  return [{ key: firstKey(first), sent: first, status: 'accepted' as const }, ...outbox]
}

function sendersOf(chat: Chat | undefined): Senders {
  const people = chat?.participants.items ?? []
  const ids = (isSelf: boolean) =>
    new Set(people.filter((one) => (one.isSelf ?? false) === isSelf).map(({ id }) => id))
  return { own: ids(true), others: ids(false) }
}
