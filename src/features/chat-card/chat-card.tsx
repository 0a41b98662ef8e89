import { type ReactNode, type Ref, useId } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { Chat } from '#contract/chat.ts'
import { Card } from '#ui/card.tsx'
import { Attachments } from './capabilities/attachments.tsx'
import { Capabilities } from './capabilities/capabilities.tsx'
import { capabilitiesIn } from './capabilities/groups.ts'
import { KeyNumbersStrip } from './capabilities/key-numbers.tsx'
import { CardHead } from './card-head.tsx'
import { CardIDs } from './card-ids.tsx'
import { ChatState } from './chat-state.tsx'
import { CopyChatID } from './copy-chat-id.tsx'
import { ParticipantsList } from './participants/participants-list.tsx'
import type { Requested } from './participants/people.ts'
import { titleOf } from './title-of.ts'
import { verdict } from './verdict.ts'
import { words } from './words.ts'

/** An opened chat as the card needs it; without `chat` only what is known is shown. */
export interface OpenedView {
  chatID: string
  accountID: string
  /** What the server said, whatever that was. */
  status: string | undefined
  chat: Chat | undefined
}

/** What the card shows, and the places that others may fill. */
export interface ChatCardProps {
  opened: OpenedView
  network: { type: string | undefined; name: string }
  /** Whom the request named, to find out who is missing. */
  requested?: readonly Requested[]
  /** The check made before anything was sent. */
  before?: CheckBefore | undefined
  /** Milliseconds since 1970. */
  openedAt?: number
  /** It was opened some time ago, and is shown again. */
  isShownAgain?: boolean
  /** It was found, and not opened from here. */
  isFound?: boolean
  /** The chat as it came, with what the contract could not read. */
  raw?: unknown
  now?: Date
  /** Buttons before *Copy chat ID*, and after it. */
  actionsBefore?: ReactNode
  actions?: ReactNode
  /** What became of the first message. */
  message?: ReactNode
  /** Sections after what the chat can do. */
  more?: ReactNode
  /** Offered where the server held participants back. */
  moreParticipants?: ReactNode
  /** So that the heading can take focus once. */
  headingRef?: Ref<HTMLHeadingElement>
}

/** What was opened: whether it is new, who is in it, and what it can do. */
export function ChatCard({ opened, network, now = new Date(), ...props }: ChatCardProps) {
  const titleID = useId()
  const { chat, chatID, accountID, status } = opened
  const requested = props.requested ?? []
  const raw = capabilitiesIn(props.raw)

  return (
    <Card as="article" aria-labelledby={titleID}>
      <div className="grid gap-4 px-5 py-6 sm:px-[26px]">
        <CardHead
          title={titleOf(chat, requested)}
          verdict={verdict({ ...props, chatID, status, lastActivity: chat?.lastActivity }, now)}
          headingRef={props.headingRef}
          {...{ titleID, chatID, chat, network, now }}
        />
        <div className="flex flex-wrap gap-2">
          {props.actionsBefore}
          <CopyChatID chatID={chatID} />
          {props.actions}
        </div>
        {props.message}
        {chat ? <ChatState chat={chat} /> : <p className="text-small">{words.thin}</p>}
      </div>
      {chat && (
        <>
          <KeyNumbersStrip capabilities={chat.capabilities} />
          <ParticipantsList chat={chat} requested={requested} more={props.moreParticipants} />
          <Capabilities
            capabilities={chat.capabilities}
            isGroup={chat.type === 'group'}
            raw={raw}
          />
          {chat.capabilities && (
            <Attachments attachments={chat.capabilities.attachments} raw={raw} />
          )}
        </>
      )}
      {props.more}
      <CardIDs {...{ chatID, accountID }} localChatID={chat?.localChatID ?? undefined} />
    </Card>
  )
}
