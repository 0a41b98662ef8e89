import { type SubmitEvent, useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { leavesOutcomeOpen } from '#beeper/failure.ts'
import type { Chat } from '#contract/chat.ts'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { actionWords } from './action-words.ts'
import { count } from './capabilities/units.ts'
import { MessageReceipt } from './message-receipt.tsx'
import { Said } from './said.tsx'
import { whyNot } from './server-words.ts'
import type { SentMessage } from './use-receipt.ts'
import { useSending } from './use-sending.ts'

const say = actionWords.message

interface FirstMessageProps {
  chatID: string
  chat: Chat | undefined
  /** What was to be sent when the chat was opened. */
  asked: SentMessage | undefined
}

/** What became of the first message; where there was none, a place to write it. */
export function FirstMessage({ chatID, chat, asked }: FirstMessageProps) {
  const beeper = useBeeper()
  const [sent, setSent] = useState(asked)
  const { send, isSending, failure } = useSending(chatID, setSent)
  const trouble = failure && (
    <Said tone="bad">{leavesOutcomeOpen(failure) ? say.openOutcome : whyNot(failure, beeper)}</Said>
  )

  if (sent) {
    return (
      <div className="flex flex-wrap items-center gap-2 rounded-inner bg-sunken px-3.5 py-2.5">
        <MessageReceipt chatID={chatID} sent={sent} isSending={isSending} onSendNow={send} />
        {trouble}
      </div>
    )
  }
  if (chat?.isReadOnly) return null
  return (
    <details className="text-small">
      <summary className="w-fit font-label text-ink-2">{say.write}</summary>
      <Writing most={chat?.capabilities?.maxTextLength} isSending={isSending} onSend={send} />
      {trouble}
    </details>
  )
}

interface WritingProps {
  /** Characters, where a limit is known. */
  most: number | undefined
  isSending: boolean
  onSend(text: string): void
}

function Writing({ most, isSending, onSend }: WritingProps) {
  const [typed, setTyped] = useState('')
  const length = [...typed.trim()].length
  const isTooLong = most !== undefined && most > 0 && length > most
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (length > 0 && !isTooLong && !isSending) onSend(typed.trim())
  }
  return (
    <form onSubmit={submit} className="mt-2.5 grid justify-items-start gap-2.5">
      <div className="w-full">
        <TextArea
          label={say.label}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          counter={most ? say.counter(count(length), count(most)) : undefined}
          error={isTooLong ? say.tooLong(count(most)) : undefined}
        />
      </div>
      <Button type="submit" variant="outline" aria-disabled={isSending}>
        {isSending ? say.sending : say.send}
      </Button>
    </form>
  )
}
