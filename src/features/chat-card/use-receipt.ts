import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Beeper } from '#beeper/client.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { getMessage, listMessages } from '#contract/message-endpoints.ts'
import { findSent, looksUntilAbsent, nextLook, type Receipt, receiptOf } from './receipt.ts'

/** A message whose fate is asked for: by the ID of its sending, or, without one, by its words. */
export interface SentMessage {
  text: string
  pendingMessageID?: string
  /** Milliseconds since 1970. */
  at: number
}

/** Follows a message by reading only, lightly, until its fate is known. Never sends anything. */
export function useReceipt(chatID: string, sent: SentMessage | undefined) {
  const beeper = useBeeper()
  return useQuery<Receipt, BeeperFailure>({
    queryKey: [beeper.mount, 'receipt', chatID, sent],
    queryFn: async ({ client, queryKey, signal }) => {
      const looks = client.getQueryState(queryKey)?.dataUpdateCount ?? 0
      const message = sent && (await readSent(beeper, chatID, sent, signal))
      return receiptOf(message, looks + 1 >= looksUntilAbsent)
    },
    enabled: sent !== undefined,
    refetchInterval: ({ state }) =>
      state.data ? nextLook(state.data, state.dataUpdateCount) : false,
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  })
}

async function readSent(
  beeper: Beeper,
  chatID: string,
  { text, pendingMessageID: messageID, at }: SentMessage,
  signal: AbortSignal,
) {
  if (messageID !== undefined) {
    return (await beeper.send(getMessage, { params: { chatID, messageID } }, signal)).answer
  }
  const { answer } = await beeper.send(listMessages, { params: { chatID }, query: {} }, signal)
  return findSent(answer.items, text, at)
}
