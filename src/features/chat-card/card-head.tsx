import type { Ref } from 'react'
import type { Chat } from '#contract/chat.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { displayText } from '#ui/display-text.ts'
import { LongText } from '#ui/long-text.tsx'
import { ago } from '#ui/moments.ts'
import { NetworkMark } from '#ui/network-mark.tsx'
import { count } from './capabilities/units.ts'
import { counterpart } from './participants/people.ts'
import type { Verdict } from './verdict.ts'
import { words } from './words.ts'

/** "Direct chat" or "Group of 4"; a kind that is new to us is told by its own name. */
function kind({ type, participants: { total, items } }: Chat) {
  if (type === 'single') return words.direct
  if (type !== 'group') return displayText(type, 50)
  const people = Math.max(total, items.length)
  return people > 0 ? words.groupOf(count(people)) : words.group
}

interface CardHeadProps {
  title: string
  titleID: string
  headingRef: Ref<HTMLHeadingElement> | undefined
  chatID: string
  chat: Chat | undefined
  network: { type: string | undefined; name: string }
  verdict: Verdict
  now: Date
}

/** Face, title, network and kind, and the verdict with its evidence. */
export function CardHead({
  title,
  titleID,
  headingRef,
  chat,
  network,
  now,
  ...props
}: CardHeadProps) {
  const other = counterpart(chat)
  const active = ago(chat?.lastActivity, now)
  const meta = [displayText(network.name, 100), chat && kind(chat), active && words.active(active)]

  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <Avatar name={title} id={other?.id ?? props.chatID} size="large" imgURL={other?.imgURL} />
      <div className="min-w-0 flex-1 basis-48">
        <h2
          id={titleID}
          ref={headingRef}
          tabIndex={-1}
          className="font-strong text-heading tracking-[-.015em] wrap-anywhere"
        >
          <LongText most={300}>{title}</LongText>
        </h2>
        <p className="mt-1 flex items-center gap-2 text-ink-2 text-small">
          <NetworkMark type={network.type} size="small" />
          <span className="min-w-0 wrap-anywhere">{meta.filter(Boolean).join(' · ')}</span>
        </p>
      </div>
      <Badge tone={props.verdict.tone} size="medium">
        {props.verdict.badge}
      </Badge>
      <div className="basis-full text-ink-2 text-note wrap-anywhere">
        <p>
          {props.verdict.evidence.map((sentence) => (
            <span key={sentence}>
              <LongText most={500}>{sentence}</LongText>{' '}
            </span>
          ))}
        </p>
        {props.verdict.disagrees && (
          <p className="mt-1 font-label text-warn">{words.verdict.disagrees}</p>
        )}
      </div>
    </header>
  )
}
