import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { listenToChat, throttled } from '#beeper/connection/live-events.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import { serverVersionQuery } from '#beeper/server-version.ts'
import type { Chat } from '#contract/chats.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { type Comparable, CompareWith } from './capabilities/compare.tsx'
import { capabilitiesIn } from './capabilities/groups.ts'
import { ChatCard, type ChatCardProps } from './chat-card.tsx'
import { chatQuery, failureIn, isBug, pollInterval } from './chat-query.ts'
import { groupComparison, type Requested } from './group-comparison.ts'
import { CardActions } from './head/card-actions.tsx'
import { titleOf } from './head/card-head.tsx'
import { type VerdictInput, verdict } from './head/verdict.ts'
import { Conversation } from './message/conversation.tsx'
import type { SentMessage } from './message/receipt.ts'
import { LoadAllParticipants } from './participants/participants-list.tsx'
import { serverName } from './server-text.ts'
import { ShareCard } from './share/share-card.tsx'

type Shown =
  | 'opened'
  | 'network'
  | 'requested'
  | 'askedUser'
  | 'before'
  | 'isLate'
  | 'openedAt'
  | 'isShownAgain'
  | 'isFound'
  | 'headingRef'
  | 'spell'

interface LiveChatCardProps extends Pick<ChatCardProps, Shown> {
  raw: unknown
  /** The message that was sent with the opening, if any. */
  messageText: string | undefined
  /** When the request was sent; in milliseconds since 1970. */
  sentAt?: number
  /** When the chat was opened, in milliseconds since 1970. */
  openedAt: number
  /** Other chats that were opened. */
  comparable: readonly Comparable[]
  /** Starts a direct chat with a missing participant; absent if that is not possible. */
  onMessagePrivately?: (person: Requested) => void
  onStartAnother?: () => void
  /** Renders the title of the page. */
  pageTitle?: (title: string) => ReactNode
}

/** The chat card with live data and all actions. */
export function LiveChatCard({
  opened,
  raw,
  messageText,
  sentAt,
  comparable,
  pageTitle,
  ...props
}: LiveChatCardProps) {
  const beeper = useBeeper()
  const { chatID } = opened
  const live = useLiveChat(chatID, { chat: opened.chat, raw })
  const { chat, failure } = live
  const requested = props.requested ?? []
  const title = titleOf(chat, requested, props.spell)
  const others = comparable.filter((other) => other.chatID !== chatID)
  const isGone = failure?.status === 404
  const comparison = chat && groupComparison(chat, requested)
  const input: VerdictInput = {
    ...props,
    ...{ chatID, status: opened.status, lastActivity: chat?.lastActivity },
    ...{ network: props.network.name, isGone, comparison, isUnread: !chat },
  }

  return (
    <>
      {pageTitle?.(displayText(title, 100))}
      <ChatCard
        {...props}
        opened={{ ...opened, chat }}
        raw={live.raw}
        isGone={isGone}
        trouble={failure && !isGone ? troubleText(failure, serverName(beeper)) : undefined}
        actions={
          <CardActions
            {...{ chatID, chat, isGone }}
            missing={comparison?.missing ?? []}
            onMessagePrivately={props.onMessagePrivately}
            onStartAnother={props.onStartAnother}
          />
        }
        message={
          <Conversation
            {...{ chatID, chat, isGone }}
            first={firstMessage(input, messageText, sentAt ?? props.openedAt)}
            isLive={live.isLive}
            isNew={opened.status === 'created' && !props.isShownAgain}
          />
        }
        moreParticipants={<LoadAllParticipants chatID={chatID} />}
        more={
          chat && (
            <>
              <CompareWith card={{ chat, raw: live.raw, title }} others={others} />
              <ShareCard
                card={{
                  ...shared(opened, { chat, title, raw: live.raw, input }),
                  networkType: props.network.type,
                  requested,
                  spell: props.spell,
                }}
              />
            </>
          )
        }
      />
    </>
  )
}

interface Shareable {
  chat: Chat
  title: string
  raw: unknown
  input: VerdictInput
}

const shared = (opened: ChatCardProps['opened'], { chat, title, raw, input }: Shareable) => ({
  ...opened,
  chat,
  title,
  raw: capabilitiesIn(raw),
  networkName: input.network,
  verdict: verdict(input, new Date()),
})

/** The message of the opening, with what is known of the chat before it. */
function firstMessage(
  { status, before, chatID, openedAt, isLate }: VerdictInput,
  text: string | undefined,
  sentAt: number,
): SentMessage | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const { chat } = before ?? {}
  const active = chat?.chatID === chatID ? Date.parse(chat.lastActivity ?? '') : Number.NaN
  const isNew = status === 'created' && chat?.chatID !== chatID && !isLate
  const lastBefore = Number.isNaN(active) ? (isNew ? ('none' as const) : undefined) : active
  return { text, at: sentAt, answeredAt: openedAt ?? sentAt, lastBefore }
}

const troubleText = ({ kind }: BeeperError, server: string) =>
  kind === 'scope-missing' || kind === 'forbidden' || kind === 'unauthorized'
    ? 'This connection may not read the chat. What is shown may be old.'
    : `${server} doesn’t show this chat now. What is shown may be old.`

/** Throttling of reads after live events, in milliseconds. */
const readThrottle = { delay: 200, pause: 1_000 }

/** Throttling for lists of chats on the same page, which are less important; in milliseconds. */
const listThrottle = { delay: 500, pause: 5_000 }

interface LiveChat {
  chat: Chat | undefined
  raw: unknown
  /** Whether live events arrive; otherwise the chat is polled. */
  isLive: boolean
  /** Why the last read failed; the chat is then that of an earlier one. */
  failure: BeeperError | undefined
}

/**
 * Keeps an open card up to date: by live events if the server has them, by polling otherwise. After
 * a failed read the last chat stays, beside the failure.
 */
function useLiveChat(chatID: string, seed: { chat: Chat | undefined; raw: unknown }): LiveChat {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const hasEvents = useQuery(serverVersionQuery(beeper)).data?.dialect !== 'create'
  const [isLive, setIsLive] = useState(false)
  const { data, error } = useQuery({
    ...chatQuery(beeper, chatID),
    initialData: () =>
      seed.chat && {
        ...{ chat: seed.chat, raw: seed.raw, order: 0 },
        isWhole: seed.chat.participants.items.length > 100,
      },
    refetchInterval: isLive ? false : pollInterval,
    refetchOnWindowFocus: false,
    throwOnError: isBug,
  })

  useEffect(() => {
    const refetch = (kind: string, id?: string) =>
      queryClient.invalidateQueries({ queryKey: [beeper.mount, kind, ...(id ? [id] : [])] })
    const readSoon = throttled(async () => {
      await Promise.all(['chat', 'messages', 'receipt'].map((kind) => refetch(kind, chatID)))
    }, readThrottle)
    const listSoon = throttled(() => refetch('chats'), listThrottle)
    const unsubscribe = hasEvents
      ? listenToChat(beeper, chatID, {
          onChange: () => {
            readSoon()
            listSoon()
          },
          onLive(isNow) {
            setIsLive(isNow)
            // changes before the subscription were not reported
            if (isNow) readSoon()
          },
        })
      : undefined
    return () => {
      readSoon.cancel()
      listSoon.cancel()
      unsubscribe?.()
    }
  }, [beeper, chatID, hasEvents, queryClient])

  return { chat: data?.chat, raw: data?.raw, isLive, failure: failureIn(error) }
}
