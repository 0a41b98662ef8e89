import type { ReactNode } from 'react'
import type { Message } from '#contract/messages.ts'
import { LongText, Name } from '#ui/text/display-text.tsx'
import type { Entry } from './entries.ts'
import {
  attachmentTexts,
  insteadOfText,
  type ReceiptText,
  reactionTexts,
  timeText,
} from './message-text.ts'

/** How many files of one message are listed. */
const maxFiles = 20

const tones = { plain: 'text-ink-3', good: 'text-good', warn: 'text-warn', bad: 'text-bad' }

interface BubbleProps {
  entry: Entry
  isOwn: boolean
  /** Shown above the bubble. */
  sender: string | undefined
  status: ReceiptText | undefined
  /** Actions below the bubble. */
  children?: ReactNode
}

/** One message with its time, and the status of an own one. Its text is never mark-up. */
export function Bubble({
  entry: { message, outgoing },
  isOwn,
  sender,
  status,
  children,
}: BubbleProps) {
  const at = message ? Date.parse(message.timestamp) : (outgoing?.sent.at ?? Number.NaN)
  const time = timeText(at)
  return (
    <li className={`grid max-w-[85%] gap-1 ${isOwn ? 'ms-auto justify-items-end' : 'me-auto'}`}>
      {sender && (
        <p className="px-1 font-label text-ink-2 text-tiny">
          <Name maxLength={100}>{sender}</Name>
        </p>
      )}
      <div
        className={`min-w-0 rounded-panel border px-3.5 py-2 text-small ${isOwn ? 'border-transparent bg-accent-soft' : 'border-line bg-surface'}`}
      >
        {message ? <Content message={message} /> : <MessageText text={outgoing?.sent.text ?? ''} />}
        <p className="mt-0.5 flex flex-wrap gap-x-1.5 text-tiny">
          <span className="text-ink-3">
            {[time, message?.editedTimestamp && 'edited'].filter(Boolean).join(' · ')}
          </span>
          {status && (
            <span
              // only the status of a message sent from here may change
              role={outgoing && 'status'}
              className={`font-label wrap-anywhere ${tones[status.tone]}`}
            >
              {status.label}
              {status.tone === 'good' && <span aria-hidden="true"> ✓</span>}
              {status.why && (
                <span className="font-normal">
                  {' – '}
                  <LongText maxLength={500}>{status.why}</LongText>
                </span>
              )}
            </span>
          )}
        </p>
      </div>
      {children}
    </li>
  )
}

const MessageText = ({ text }: { text: string }) => (
  <p dir="auto" className="whitespace-pre-line wrap-anywhere">
    <LongText maxLength={1_500}>{text}</LongText>
  </p>
)

function Content({ message }: { message: Message }) {
  const instead = insteadOfText(message)
  const reactions = reactionTexts(message)
  // several files of a message may have the same name
  const files = (message.isDeleted ? [] : attachmentTexts(message))
    .slice(0, maxFiles)
    .map((text, index) => ({ key: `${index} ${text}`, text }))
  return (
    <>
      {message.linkedMessageID && !instead && <p className="text-ink-3 text-tiny">Reply</p>}
      {instead && <p className="text-ink-2 italic">{instead}</p>}
      {!message.isDeleted && message.text && <MessageText text={message.text} />}
      {files.map(({ key, text }) => (
        <p key={key} className="text-ink-2 wrap-anywhere">
          <bdi>{text}</bdi>
        </p>
      ))}
      {reactions.length > 0 && (
        <ul aria-label="Reactions" className="mt-1 flex flex-wrap gap-1">
          {reactions.map((reaction) => (
            <li key={reaction} className="rounded-full border border-line px-1.5 text-tiny">
              <bdi>{reaction}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
