import { type ReactNode, type Ref, useDeferredValue, useId } from 'react'
import type { CheckBefore } from '#beeper/open-chat.ts'
import type { Chat } from '#contract/chats.ts'
import type { Recipient } from '#contract/new-chat.ts'
import { Card } from '#ui/card.tsx'
import { displayText, LongText } from '#ui/text/display-text.tsx'
import { Attachments } from './capabilities/attachments.tsx'
import { Capabilities } from './capabilities/capabilities.tsx'
import { capabilitiesIn } from './capabilities/groups.ts'
import { KeyNumbersStrip } from './capabilities/key-numbers.tsx'
import { groupComparison, type Requested } from './group-comparison.ts'
import { CopyChatID } from './head/card-actions.tsx'
import { CardHead, titleOf } from './head/card-head.tsx'
import { ChatState } from './head/chat-state.tsx'
import { mismatches, verdict } from './head/verdict.ts'
import { ParticipantsList } from './participants/participants-list.tsx'
import type { Spell } from './participants/people.ts'
import { Disclosure } from './section.tsx'

/** The chat to show; while `chat` could not be read, only its IDs and status are shown. */
interface OpenedView {
  chatID: string
  accountID: string
  /** The server's `status`, of any value. */
  status: string | undefined
  chat: Chat | undefined
}

export interface ChatCardProps {
  opened: OpenedView
  network: { type: string | undefined; name: string }
  /** The participants of the request, to find out who is missing. */
  requested?: readonly Requested[]
  /** The recipient of a request for a direct chat. */
  askedUser?: Recipient | undefined
  /** The result of the check before sending. */
  before?: CheckBefore | undefined
  /** The chat was found after the response was lost. */
  isLate?: boolean
  /** Milliseconds since 1970. */
  openedAt?: number
  /** The chat was opened earlier, and is shown again. */
  isShownAgain?: boolean
  /** The chat was found, and not opened from here. */
  isFound?: boolean
  /** The server no longer has the chat. */
  isGone?: boolean
  /** Why the shown data may be outdated. */
  trouble?: string | undefined
  /** The unparsed chat, with what the contract could not read. */
  raw?: unknown
  now?: Date
  /** The actions; only *Copy chat ID* if absent. */
  actions?: ReactNode
  /** The conversation. */
  message?: ReactNode
  /** Sections after the capabilities. */
  more?: ReactNode
  spell?: Spell | undefined
  /** Shown if the server returned only some of the participants. */
  moreParticipants?: ReactNode
  /** For moving the focus to the heading. */
  headingRef?: Ref<HTMLHeadingElement>
}

/** A chat: whether it is new, its messages, participants and capabilities. */
export function ChatCard({ opened, network, now = new Date(), ...props }: ChatCardProps) {
  const titleID = useId()
  // the upper part renders first, so that the card appears sooner
  const hasRest = useDeferredValue(true, false)
  const { chat, chatID, accountID, status } = opened
  const requested = props.requested ?? []
  const comparison = chat && groupComparison(chat, requested)
  const lastActivity = chat?.lastActivity
  const judged = verdict(
    { ...props, chatID, status, lastActivity, comparison, network: network.name, isUnread: !chat },
    now,
  )
  const others = chat ? mismatches(chat, { accountID, user: props.askedUser }) : []
  const isPartial = comparison !== undefined && comparison.missing.length > 0
  const people = chat && (
    <ParticipantsList
      chat={chat}
      requested={requested}
      spell={props.spell}
      more={props.moreParticipants}
    />
  )

  return (
    <Card as="article" aria-labelledby={titleID}>
      <div className="grid gap-4 px-5 py-6 sm:px-[26px]">
        <CardHead
          title={titleOf(chat, requested, props.spell)}
          verdict={judged}
          remarks={[...others, ...(props.trouble ? [props.trouble] : [])]}
          headingRef={props.headingRef}
          {...{ titleID, chatID, chat, network, now }}
        />
        {props.actions ?? <CopyChatID chatID={chatID} />}
        {chat ? (
          <ChatState chat={chat} />
        ) : (
          !props.isGone && <p className="text-small">{unreadText}</p>
        )}
      </div>
      {/* missing participants come before the conversation */}
      {isPartial && people}
      {props.message}
      {!isPartial && people}
      {hasRest && (
        <>
          {chat && <Abilities chat={chat} raw={props.raw} />}
          {props.more}
          <CardIDs {...{ chatID, accountID }} localChatID={chat?.localChatID ?? undefined} />
        </>
      )}
    </Card>
  )
}

function Abilities({ chat: { capabilities, type }, raw: whole }: { chat: Chat; raw: unknown }) {
  const raw = capabilitiesIn(whole)
  return (
    <>
      <KeyNumbersStrip capabilities={capabilities} />
      <Capabilities capabilities={capabilities} isGroup={type === 'group'} raw={raw} />
      {capabilities && <Attachments attachments={capabilities.attachments} raw={raw} />}
    </>
  )
}

const unreadText = 'The chat’s details could not be read yet.'

function CardIDs({
  chatID,
  accountID,
  localChatID,
}: {
  chatID: string
  accountID: string
  localChatID: string | undefined
}) {
  const rows = [
    ['Chat ID', chatID],
    ['Local chat ID', localChatID],
    ['Account', accountID],
  ] as const

  return (
    <Disclosure heading="IDs" note={shortened(chatID)}>
      {() => (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-tiny">
          {rows.map(
            ([name, id]) =>
              id && (
                <div key={name} className="contents">
                  <dt className="text-ink-3">{name}</dt>
                  <dd className="font-mono text-ink-2 wrap-anywhere">
                    <LongText maxLength={1_000}>{id}</LongText>
                  </dd>
                </div>
              ),
          )}
        </dl>
      )}
    </Disclosure>
  )
}

/** The beginning and the end of an ID, which are more distinctive than its middle. */
function shortened(id: string) {
  const characters = [...displayText(id, 2_000)]
  if (characters.length <= 25) return characters.join('')
  return `${characters.slice(0, 14).join('')}…${characters.slice(-9).join('')}`
}
