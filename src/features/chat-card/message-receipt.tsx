import { own } from '#contract/lenient.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { LongText } from '#ui/long-text.tsx'
import { actionWords } from './action-words.ts'
import type { Receipt } from './receipt.ts'
import { type SentMessage, useReceipt } from './use-receipt.ts'

const say = actionWords.message

interface MessageReceiptProps {
  chatID: string
  sent: SentMessage
  isSending: boolean
  onSendNow(text: string): void
}

/** *Delivered*, *Sending* or *Not sent*, why, and what can be done. Sends nothing unless pressed. */
export function MessageReceipt({ chatID, sent, isSending, onSendNow }: MessageReceiptProps) {
  const { data: receipt = { state: 'looking' }, isError, refetch } = useReceipt(chatID, sent)
  // what was known before a reading failed is still known
  const isUnread = isError && (receipt.state === 'looking' || receipt.state === 'absent')
  const { tone, badge, text } = isUnread ? say.unknown : told(receipt)
  const isNotSent = !isUnread && (receipt.state === 'failed' || receipt.state === 'absent')

  return (
    <>
      <span className="font-label text-ink-2 text-note">{say.label}</span>
      <span role="status" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone}>{badge}</Badge>
        <span className="text-ink-2 text-note wrap-anywhere">
          <LongText most={500}>{text}</LongText>
        </span>
      </span>
      {isNotSent && (
        <Button variant="outline" aria-disabled={isSending} onClick={() => onSendNow(sent.text)}>
          {isSending ? say.sending : say.sendNow}
        </Button>
      )}
      {isUnread && (
        <Button variant="outline" onClick={() => void refetch()}>
          {say.lookAgain}
        </Button>
      )}
    </>
  )
}

const reasons: Readonly<Record<string, string>> = say.reasons

function told(receipt: Receipt) {
  if (receipt.state !== 'failed') return say.receipts[receipt.state]
  const { reason, message } = receipt.status
  const why = (reason && own(reasons, reason)) || message || reason || ''
  return {
    tone: 'bad' as const,
    badge: say.notSent,
    text: [why, receipt.isFinal && say.final].filter(Boolean).join(' '),
  }
}
