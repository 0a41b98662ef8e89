import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { sendMessage } from '#contract/message-endpoints.ts'
import type { SentMessage } from './use-receipt.ts'

/** Sends a message into a chat, once for each press, and hands over what to look for afterwards. */
export function useSending(chatID: string, onSent: (sent: SentMessage) => void) {
  const beeper = useBeeper()
  const isUnderWay = useRef(false)
  const sending = useMutation<SentMessage, BeeperFailure, string>({
    mutationFn: async (text) => {
      const { answer } = await beeper.send(sendMessage, { params: { chatID }, body: { text } })
      return { text, pendingMessageID: answer.pendingMessageID, at: Date.now() }
    },
    onSuccess: onSent,
    onSettled: () => {
      isUnderWay.current = false
    },
  })
  return {
    isSending: sending.isPending,
    failure: sending.error,
    /** Decides at once, before anything is drawn, so that no second press slips through. */
    send(text: string) {
      if (isUnderWay.current) return
      isUnderWay.current = true
      sending.mutate(text)
    },
  }
}
