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
import { otherThanAsked, verdict } from './head/verdict.ts'
import { ParticipantsList } from './participants/participants-list.tsx'
import type { Spell } from './participants/people.ts'
import { Disclosure } from './section.tsx'

/** An opened chat as the card needs it; without `chat` only what is known is shown. */
interface OpenedView {
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
  /** What a direct chat was asked for with. */
  askedUser?: Recipient | undefined
  /** The check made before anything was sent. */
  before?: CheckBefore | undefined
  /** It was found after the answer was lost. */
  isLate?: boolean
  /** Milliseconds since 1970. */
  openedAt?: number
  /** It was opened some time ago, and is shown again. */
  isShownAgain?: boolean
  /** It was found, and not opened from here. */
  isFound?: boolean
  /** The server no longer has it. */
  isGone?: boolean
  /** Why what is shown may be old. */
  trouble?: string | undefined
  /** The chat as it came, with what the contract could not read. */
  raw?: unknown
  now?: Date
  /** What can be done; *Copy chat ID* alone when absent. */
  actions?: ReactNode
  /** The conversation. */
  message?: ReactNode
  /** Sections after what the chat can do. */
  more?: ReactNode
  /** Writes a phone number as people do. */
  spell?: Spell | undefined
  /** Offered where the server held participants back. */
  moreParticipants?: ReactNode
  /** So that the heading can take focus once. */
  headingRef?: Ref<HTMLHeadingElement>
}

/** What was opened: whether it is new, what is said in it, who is in it, and what it can do. */
export function ChatCard({ opened, network, now = new Date(), ...props }: ChatCardProps) {
  const titleID = useId()
  // what is looked at first is drawn first, so that the card stands sooner
  const hasRest = useDeferredValue(true, false)
  const { chat, chatID, accountID, status } = opened
  const requested = props.requested ?? []
  const comparison = chat && groupComparison(chat, requested)
  const lastActivity = chat?.lastActivity
  const judged = verdict(
    { ...props, chatID, status, lastActivity, comparison, network: network.name, isUnread: !chat },
    now,
  )
  const others = chat ? otherThanAsked(chat, { accountID, user: props.askedUser }) : []
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
        {chat ? <ChatState chat={chat} /> : !props.isGone && <p className="text-small">{thin}</p>}
      </div>
      {/* who is missing is told before what was said */}
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

/** What the chat can do: in numbers, in words and in lists. */
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

const thin = 'The chat’s details could not be read yet.'

/** The IDs of the chat, to be read or copied by hand. */
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

/** The beginning and the end of an ID, which tell more than its middle. */
function shortened(id: string) {
  const characters = [...displayText(id, 2_000)]
  if (characters.length <= 25) return characters.join('')
  return `${characters.slice(0, 14).join('')}…${characters.slice(-9).join('')}`
}
