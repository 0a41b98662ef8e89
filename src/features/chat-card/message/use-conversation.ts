import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import type { Chat } from '#contract/chats.ts'
import { failureIn, isBug, pollInterval } from '../chat-query.ts'
import { conversationEntries, type Entry } from './entries.ts'
import { messagesQuery } from './messages-query.ts'
import { type Outgoing, outboxQuery, sendInto } from './outbox.ts'
import type { Senders, SentMessage } from './receipt.ts'
import { receiptQuery } from './receipt-query.ts'

/** The key of the message that was sent with the opening; it enters the outbox if sent again. */
const firstKey = ({ at }: SentMessage) => `first ${at}`

export interface ConversationInput {
  chatID: string
  chat: Chat | undefined
  /** The message that was sent with the opening. */
  first: SentMessage | undefined
  /** Whether live events arrive; otherwise messages are polled. */
  isLive: boolean
}

export interface ConversationState {
  entries: readonly Entry[]
  /** Whether the messages were read at least once. */
  isRead: boolean
  /** Why the last read failed. */
  failure: BeeperError | undefined
  lookAgain(): void
  send(text: string): void
  /** Looks for the message again, and sends it only if it isn't there. */
  sendNow(outgoing: Outgoing): void
}

/** The messages of a chat, and those sent from here with their receipts. */
export function useConversation(input: ConversationInput): ConversationState {
  const { chatID, chat, first, isLive } = input
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const messages = useQuery({
    ...messagesQuery(beeper, chatID),
    refetchInterval: isLive ? false : pollInterval,
    throwOnError: isBug,
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
  // a lock for each message, set synchronously, so that repeated presses before a render send once
  const sending = useRef(new Set<string>())

  const sendNow = async (outgoing: Outgoing) => {
    const { key, status, sent: one } = outgoing
    if (sending.current.has(key)) return
    sending.current.add(key)
    try {
      if (status !== 'refused') {
        const known = queryClient.getQueryData(queryOf(outgoing).queryKey)
        const receipt = await queryClient.fetchQuery({ ...queryOf(outgoing), retry: false })
        const isStillOpen = receipt.state === 'absent' || receipt.state === 'unclear'
        if (!isStillOpen && !(receipt.state === 'failed' && known?.state === 'failed')) return
      }
      await sendInto({ beeper, queryClient, chatID }, one.text, outgoing)
    } catch (error) {
      // after a failed search nothing is sent; the receipt query reports it
      if (isBug(error)) throw error
    } finally {
      sending.current.delete(key)
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
