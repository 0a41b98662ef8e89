import type { Ref } from 'react'
import type { Chat } from '#contract/chats.ts'
import { Badge } from '#ui/badge.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { StackedFaces } from '#ui/faces/stacked-faces.tsx'
import { displayText, LongText } from '#ui/text/display-text.tsx'
import { ago, formatNumber, moment } from '#ui/text/format.ts'
import {
  counterpart,
  nameOf,
  type Requested,
  type Spell,
  unformatted,
} from '../participants/people.ts'
import type { Verdict } from './verdict.ts'

/** "Direct chat" or "Group of 4"; an unknown type is shown by its own name. */
function kind({ type, participants: { total, items } }: Chat) {
  if (type === 'single') return 'Direct chat'
  if (type !== 'group') return displayText(type, 50)
  const people = Math.max(total, items.length)
  return people > 0 ? `Group of ${formatNumber(people)}` : 'Group'
}

/** The faces of a group; the own one only if there are few others. */
const facesOf = ({ participants: { items } }: Chat) =>
  items
    .toSorted((a, b) => Number(a.isSelf ?? false) - Number(b.isSelf ?? false))
    .slice(0, 3)
    .map((person) => ({ id: person.id, name: nameOf(person), imgURL: person.imgURL }))

interface CardHeadProps {
  title: string
  titleID: string
  headingRef: Ref<HTMLHeadingElement> | undefined
  chatID: string
  chat: Chat | undefined
  network: { type: string | undefined; name: string }
  verdict: Verdict
  /** Mismatches with the request, and other problems. */
  remarks: readonly string[]
  now: Date
}

/** Face, title, network and kind, the verdict with its evidence, and remarks. */
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
  // the sentence to emphasize
  const missing = props.verdict.tone === 'warn' ? props.verdict.evidence[0] : undefined
  const active = ago(chat?.lastActivity, now)
  const meta = [displayText(network.name, 100), chat && kind(chat), active && `active ${active}`]

  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
      {chat?.type === 'group' ? (
        <StackedFaces people={facesOf(chat)} size="medium" />
      ) : (
        <Avatar name={title} id={other?.id ?? props.chatID} size="large" imgURL={other?.imgURL} />
      )}
      <div className="min-w-0 flex-1 basis-48">
        <h2
          id={titleID}
          ref={headingRef}
          tabIndex={-1}
          className="font-strong text-heading tracking-[-.015em] wrap-anywhere"
        >
          <LongText maxLength={300}>{title}</LongText>
        </h2>
        <p className="mt-1 flex items-center gap-2 text-ink-2 text-small">
          <NetworkMark type={network.type} size="small" />
          <span
            className="min-w-0 wrap-anywhere"
            title={chat?.lastActivity && displayText(moment(chat.lastActivity), 100)}
          >
            {meta.filter(Boolean).join(' · ')}
          </span>
        </p>
      </div>
      <Badge tone={props.verdict.tone} size="medium">
        {props.verdict.badge}
      </Badge>
      <div className="grid basis-full gap-1 text-ink-2 text-note wrap-anywhere">
        <p className={props.verdict.disagrees ? 'font-label text-warn' : ''}>
          {props.verdict.evidence.map((sentence) => (
            <span key={sentence} className={sentence === missing ? 'font-strong text-ink' : ''}>
              <LongText maxLength={500}>{sentence}</LongText>{' '}
            </span>
          ))}
        </p>
        {props.remarks.map((remark) => (
          <p key={remark} role="status" className="font-label text-warn">
            <LongText maxLength={500}>{remark}</LongText>
          </p>
        ))}
      </div>
    </header>
  )
}

/** The chat's title, else the name of the other participant, else the requested names. */
export function titleOf(
  chat: Chat | undefined,
  requested: readonly Requested[],
  spell: Spell = unformatted,
): string {
  const other = counterpart(chat)
  const names = requested.map(({ name, id }) => spell(name || id)).join(', ')
  return (
    (chat?.title && spell(chat.title)) ||
    (other && spell(nameOf(other))) ||
    names ||
    'Untitled chat'
  )
}
