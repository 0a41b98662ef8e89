import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import type { Chat } from '#contract/chats.ts'
import { Button } from '#ui/button.tsx'
import { nameOf } from '../participants/people.ts'
import { failureReason, serverName } from '../server-text.ts'
import { Bubble } from './bubble.tsx'
import type { Entry } from './entries.ts'
import { dayText, type ReceiptText, receiptText, unreadText } from './message-text.ts'
import {
  type ConversationInput,
  type ConversationState,
  useConversation,
} from './use-conversation.ts'
import { WriteMessage } from './write-message.tsx'

interface ConversationProps extends ConversationInput {
  /** The chat was just created, so that no space is reserved for its messages. */
  isNew: boolean
  /** The chat is deleted, so that nothing can be sent. */
  isGone: boolean
}

/** The last messages of the chat, with the status of those sent from here, and a field to write. */
export function Conversation({ isNew, isGone, ...input }: ConversationProps) {
  const { chat } = input
  const state = useConversation(input)
  const canWrite = !isGone && !chat?.isReadOnly
  return (
    <div className="grid gap-3 border-line border-t bg-sunken px-5 py-[18px] sm:px-[26px]">
      <Log state={state} chat={chat} isNew={isNew} />
      {state.failure && <Unread failure={state.failure} onLookAgain={state.lookAgain} />}
      {canWrite && <WriteMessage limit={chat?.capabilities?.maxTextLength} onSend={state.send} />}
    </div>
  )
}

interface LogProps {
  state: ConversationState
  chat: Chat | undefined
  isNew: boolean
}

function Log({ state, chat, isNew }: LogProps) {
  const { entries, isRead, failure } = state
  const log = useRef<HTMLDivElement>(null)
  const last = entries.at(-1)?.key
  useEffect(() => {
    // scrolls to a new message, also after the user has scrolled up
    if (last !== undefined && log.current) log.current.scrollTop = 0
  }, [last])
  // a fixed height while messages load, so that nothing below shifts
  const height = isNew || (failure && !isRead) ? 'max-h-72' : 'h-60'
  return (
    <div
      ref={log}
      role="log"
      aria-label="Conversation"
      // spread, because Biome allows `tabIndex` on controls only; a scroll area needs it for the
      // keyboard
      {...scrollable}
      // reversed, so that the end stays visible when older messages are added above
      className={`flex flex-col-reverse overflow-y-auto ${height}`}
    >
      {entries.length > 0 ? (
        <Bubbles state={state} chat={chat} />
      ) : (
        <p className="py-2 text-center text-ink-3 text-small">
          {isRead ? 'Nothing has been written here yet.' : !failure && 'Loading messages…'}
        </p>
      )}
    </div>
  )
}

const scrollable = { tabIndex: 0 }

function Bubbles({ state, chat }: Pick<LogProps, 'state' | 'chat'>) {
  const now = new Date()
  const others = new Map(chat?.participants.items.map((person) => [person.id, person]))
  const isGroup = chat !== undefined && chat.type !== 'single'
  let day: string | undefined
  let sender: string | undefined
  const rows: ReactNode[] = []
  for (const entry of state.entries) {
    const { message, outgoing, key } = entry
    const at = message ? Date.parse(message.timestamp) : (outgoing?.sent.at ?? Number.NaN)
    const today = dayText(at, now)
    if (today !== undefined && today !== day) {
      day = today
      sender = undefined
      rows.push(
        <li key={`day ${key}`} className="text-center text-ink-3 text-note">
          {today}
        </li>,
      )
    }
    const isOwn = outgoing !== undefined || isOwnMessage(entry, chat)
    const known = message && others.get(message.senderID)
    const name = message && (message.senderName || (known && nameOf(known)) || message.senderID)
    const showsSender = isGroup && !isOwn && message?.senderID !== sender
    sender = isOwn ? undefined : message?.senderID
    rows.push(
      <Row
        key={key}
        entry={entry}
        isOwn={isOwn}
        sender={showsSender ? name : undefined}
        state={state}
      />,
    )
  }
  return <ol className="grid flex-none gap-2">{rows}</ol>
}

const isOwnMessage = ({ message }: Entry, chat: Chat | undefined) =>
  message?.isSender ??
  chat?.participants.items.some(({ id, isSelf }) => isSelf && id === message?.senderID) ??
  false

interface RowProps {
  entry: Entry
  isOwn: boolean
  sender: string | undefined
  state: ConversationState
}

function Row({ entry, isOwn, sender, state }: RowProps) {
  const beeper = useBeeper()
  const { outgoing, receipt } = entry
  const isUnread = state.failure !== undefined && (!receipt || receipt.state === 'looking')
  const status = outgoing ? outgoingStatus() : receipt && receiptText(receipt)
  const isNotSent =
    outgoing?.status === 'refused' ||
    (outgoing?.status !== 'sending' &&
      !isUnread &&
      (receipt?.state === 'failed' || receipt?.state === 'absent' || receipt?.state === 'unclear'))

  function outgoingStatus(): ReceiptText | undefined {
    if (outgoing?.status === 'refused' && outgoing.failure) {
      return { tone: 'bad', label: 'Not sent', why: failureReason(outgoing.failure, beeper) }
    }
    if (outgoing?.status !== 'sending' && isUnread) return unreadText
    const isWaiting = outgoing?.status === 'sending' && receipt?.state !== 'delivered'
    return receiptText((!isWaiting && receipt) || { state: 'looking' })
  }

  return (
    <Bubble entry={entry} isOwn={isOwn} sender={sender} status={isOwn ? status : undefined}>
      {outgoing && isNotSent && (
        <SendNow
          isCertain={outgoing.status === 'refused' || receipt?.state === 'failed'}
          onSend={() => state.sendNow(outgoing)}
        />
      )}
    </Bubble>
  )
}

/** Sends a message again; asks first if it may have been sent. */
function SendNow({ isCertain, onSend }: { isCertain: boolean; onSend(): void }) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button variant="outline" onClick={isCertain ? onSend : () => setIsAsking(true)}>
        Send now
      </Button>
    )
  }
  return (
    <fieldset aria-label="Send it again?" className="flex flex-wrap items-center gap-2">
      <p className="text-ink-2 text-note">
        If it was sent after all, they get it twice. We look once more first.
      </p>
      <Button
        variant="outline"
        onClick={() => {
          setIsAsking(false)
          onSend()
        }}
      >
        Send it again
      </Button>
      <Button variant="ghost" onClick={() => setIsAsking(false)}>
        Cancel
      </Button>
    </fieldset>
  )
}

function Unread({ failure, onLookAgain }: { failure: BeeperError; onLookAgain(): void }) {
  const beeper = useBeeper()
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 text-ink-2 text-small">
      <p className="min-w-0 flex-1">{unreadReason(failure, serverName(beeper))}</p>
      <Button variant="outline" onClick={onLookAgain}>
        Look again
      </Button>
    </div>
  )
}

function unreadReason({ kind, status }: BeeperError, server: string): string {
  if (kind === 'scope-missing' || kind === 'forbidden' || kind === 'unauthorized') {
    return 'This connection may not read messages. The rest of the chat is shown.'
  }
  if (status === 404 || kind === 'call-unknown' || kind === 'not-supported') {
    return `${server} doesn’t show the messages of this chat; it may be too old. The rest is shown.`
  }
  return `${server} didn’t show the messages of this chat.`
}
