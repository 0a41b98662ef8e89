import type { CheckBefore } from '#beeper/open-chat.ts'
import { displayText } from '#ui/display-text.ts'
import { ago } from '#ui/moments.ts'
import { words } from './words.ts'

const say = words.verdict

/** All that speaks for or against a chat being new. */
export interface Testimony {
  chatID: string
  /** What the server said, whatever that was. */
  status: string | undefined
  lastActivity?: string | undefined
  /** The check made before anything was sent, where there was one. */
  before?: CheckBefore | undefined
  /** Milliseconds since 1970. */
  openedAt?: number | undefined
  /** It was opened some time ago and is only shown again. */
  isShownAgain?: boolean | undefined
  /** It was found among the chats that are there, and never opened from here. */
  isFound?: boolean | undefined
}

/** Whether the chat is new, how we know, and whether what we know agrees. */
export interface Verdict {
  tone: 'good' | 'accent' | 'plain'
  badge: string
  /** Sentences, the server's own word first. */
  evidence: string[]
  disagrees: boolean
}

/** The server's word decides; whatever else is known stands beside it, also where it disagrees. */
export function verdict(testimony: Testimony, now: Date): Verdict {
  const { before, openedAt = now.getTime() } = testimony
  if (testimony.isFound) return found(testimony, now)
  if (testimony.isShownAgain) return shownAgain(testimony, openedAt, now)
  const isOld = Date.parse(testimony.lastActivity ?? '') < openedAt - aMinute
  return {
    ...said(testimony.status),
    evidence: [
      said(testimony.status).evidence,
      before && checked(before, testimony.chatID, now),
      activity(testimony, isOld, now),
    ].filter((sentence) => typeof sentence === 'string'),
    disagrees: isContradicted(testimony, isOld),
  }
}

// the server's clock and ours may part a little
const aMinute = 60_000

function said(status: string | undefined) {
  if (status === 'created') return { tone: 'good' as const, ...say.created }
  if (status === 'existing') return { tone: 'accent' as const, ...say.existing }
  return {
    tone: 'plain' as const,
    ...(status === undefined ? say.unsaid : say.unknown(displayText(status, 100))),
  }
}

function checked({ chat }: CheckBefore, chatID: string, now: Date) {
  if (!chat) return say.noneFound
  const active = ago(chat.lastActivity, now)
  return chat.chatID === chatID ? say.sameFound(active) : say.otherFound(chat.chatID, active)
}

function activity({ status, lastActivity }: Testimony, isOld: boolean, now: Date) {
  const active = ago(lastActivity, now)
  if (!active || !isOld) return undefined
  return status === 'created' ? say.yetActive(active) : say.lastActive(active)
}

function isContradicted({ status, before, chatID }: Testimony, isOld: boolean) {
  if (status === 'created') return isOld || before?.chat?.chatID === chatID
  return status === 'existing' && before !== undefined && before.chat === undefined
}

function shownAgain({ status, lastActivity }: Testimony, openedAt: number, now: Date): Verdict {
  const active = ago(lastActivity, now)
  return {
    tone: 'plain',
    badge: say.again.badge,
    evidence: [
      say.again.opened(ago(openedAt, now) ?? ''),
      said(status).evidence,
      ...(active ? [say.lastActive(active)] : []),
    ],
    disagrees: false,
  }
}

function found({ lastActivity }: Testimony, now: Date): Verdict {
  const active = ago(lastActivity, now)
  return {
    tone: 'accent',
    badge: say.existing.badge,
    evidence: [say.found, ...(active ? [say.lastActive(active)] : [])],
    disagrees: false,
  }
}
