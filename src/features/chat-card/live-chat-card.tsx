import { type ReactNode, useState } from 'react'
import { type Comparable, CompareWith } from './capabilities/compare.tsx'
import { capabilitiesIn } from './capabilities/groups.ts'
import { ChangeChat } from './change-chat.tsx'
import { ChatCard, type ChatCardProps } from './chat-card.tsx'
import { FirstMessage } from './first-message.tsx'
import { OpenInBeeper } from './open-in-beeper.tsx'
import { LoadEverybody } from './participants/load-everybody.tsx'
import { ShareCard } from './share/share-card.tsx'
import { titleOf } from './title-of.ts'
import { useLiveChat } from './use-live-chat.ts'
import { verdict } from './verdict.ts'

type Shown =
  | 'opened'
  | 'network'
  | 'requested'
  | 'before'
  | 'openedAt'
  | 'isShownAgain'
  | 'isFound'
  | 'headingRef'

interface LiveChatCardProps extends Pick<ChatCardProps, Shown> {
  raw: unknown
  /** What was to be sent when the chat was opened, if anything was. */
  messageText: string | undefined
  /** When the chat was opened, in milliseconds since 1970. */
  openedAt: number
  /** Other chats that were opened. */
  comparable: readonly Comparable[]
  /** Buttons of the app, such as *Start another*. */
  children?: ReactNode
}

/** The chat card with everything that can be done about the chat from here. */
export function LiveChatCard({
  opened,
  raw,
  messageText,
  comparable,
  children,
  ...props
}: LiveChatCardProps) {
  const [read, setRead] = useState({ chat: opened.chat, raw })
  const { chatID } = opened
  useLiveChat(chatID, read, setRead)
  const { chat } = read
  const title = titleOf(chat, props.requested ?? [])
  const others = comparable.filter((other) => other.chatID !== chatID)
  const asked = messageText === undefined ? undefined : { text: messageText, at: props.openedAt }

  return (
    <ChatCard
      {...props}
      opened={{ ...opened, chat }}
      raw={read.raw}
      actionsBefore={<OpenInBeeper chatID={chatID} />}
      actions={children}
      message={<FirstMessage chatID={chatID} chat={chat} asked={asked} />}
      moreParticipants={<LoadEverybody chatID={chatID} onRead={setRead} />}
      more={
        chat && (
          <>
            <CompareWith card={{ chat, raw: read.raw, title }} others={others} />
            <ChangeChat chat={chat} onRead={setRead} />
            <ShareCard
              card={{
                ...opened,
                chat,
                title,
                raw: capabilitiesIn(read.raw),
                networkName: props.network.name,
                verdict: verdict(
                  { ...props, chatID, status: opened.status, lastActivity: chat.lastActivity },
                  new Date(),
                ),
              }}
            />
          </>
        )
      }
    />
  )
}
