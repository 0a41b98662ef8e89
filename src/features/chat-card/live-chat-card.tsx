import { type ReactNode, useState } from 'react'
import { ChangeChat } from './change-chat.tsx'
import { ChatCard, type ChatCardProps } from './chat-card.tsx'
import { FirstMessage } from './first-message.tsx'
import { LoadEverybody } from './load-everybody.tsx'
import { OpenInBeeper } from './open-in-beeper.tsx'

type Shown =
  | 'opened'
  | 'network'
  | 'requested'
  | 'before'
  | 'openedAt'
  | 'isShownAgain'
  | 'headingRef'

interface LiveChatCardProps extends Pick<ChatCardProps, Shown> {
  raw: unknown
  /** What was to be sent when the chat was opened, if anything was. */
  messageText: string | undefined
  /** When the chat was opened, in milliseconds since 1970. */
  openedAt: number
  /** Buttons of the app, such as *Start another*. */
  children?: ReactNode
}

/** The chat card with everything that can be done about the chat from here. */
export function LiveChatCard({ opened, raw, messageText, children, ...props }: LiveChatCardProps) {
  const [read, setRead] = useState({ chat: opened.chat, raw })
  const { chatID } = opened
  const { chat } = read
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
      more={chat && <ChangeChat chat={chat} onRead={setRead} />}
    />
  )
}
