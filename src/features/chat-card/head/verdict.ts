import type { CheckBefore } from '#beeper/open-chat.ts'
import type { Chat } from '#contract/chats.ts'
import type { Recipient } from '#contract/new-chat.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { ago } from '#ui/text/format.ts'
import type { GroupComparison } from '../group-comparison.ts'
import { counterpart } from '../participants/people.ts'

/** All that speaks for or against a chat being new, and for or against a group being whole. */
export interface VerdictInput {
  chatID: string
  /** Whose answer it is. */
  network: string
  /** What the server said, whatever that was. */
  status: string | undefined
  lastActivity?: string | undefined
  /** The check made before anything was sent, where there was one. */
  before?: CheckBefore | undefined
  /** It was found after the answer was lost. */
  isLate?: boolean | undefined
  /** Milliseconds since 1970. */
  openedAt?: number | undefined
  /** It was opened some time ago and is only shown again. */
  isShownAgain?: boolean | undefined
  /** It was found among the chats that are there, and never opened from here. */
  isFound?: boolean | undefined
  /** The server no longer has it. */
  isGone?: boolean | undefined
  /** Nothing of it could be read so far. */
  isUnread?: boolean | undefined
  comparison?: GroupComparison | undefined
}

/** Whether the chat is new, how we know, and whether what we know agrees. */
export interface Verdict {
  tone: 'good' | 'accent' | 'plain' | 'warn' | 'bad'
  badge: string
  /** Who is missing first, then how it is known whether the chat is new. */
  evidence: string[]
  disagrees: boolean
}

/** The server's word decides; what was checked before sending stands beside it, also against it. */
export function verdict(input: VerdictInput, now: Date): Verdict {
  const judged = judge(input, now)
  if (input.isGone) {
    const [badge, sentence] = input.isUnread
      ? ['Not found', 'The chat isn’t there: it was deleted, or it belongs to another server.']
      : ['Deleted', 'This chat was deleted. What is shown here is from before.']
    return { tone: 'bad', badge, evidence: [sentence], disagrees: false }
  }
  const { missing = [] } = input.comparison ?? {}
  if (missing.length === 0) return judged
  return {
    ...judged,
    tone: 'warn',
    badge: `◐ ${judged.badge.replace(/^[^\p{L}]+/u, '')}, ${missing.length} missing`,
    evidence: [...missingText(input), ...judged.evidence],
  }
}

/** Names in a sentence; the list of participants has all of them. */
const mostNames = 4

function missingText({ comparison, network, isShownAgain }: VerdictInput): string[] {
  const { missing, joined, invited } = comparison ?? { missing: [], joined: [], invited: [] }
  const asked = missing.length + joined.length + invited.length + (comparison?.unknown.length ?? 0)
  const names = missing.slice(0, mostNames).map(({ name, id }) => displayText(name || id, 60))
  const rest = missing.length - names.length
  const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ')
  const verb = missing.length === 1 ? 'is' : 'are'
  return [
    `${missing.length} of ${asked} people ${verb} missing: ${list}.`,
    ...(isShownAgain ? [] : [`${network} didn’t add them. The group exists; nothing was retried.`]),
  ]
}

const badges = {
  created: { tone: 'good', badge: '✦ New chat' },
  existing: { tone: 'accent', badge: '↺ Existing chat' },
  ready: { tone: 'plain', badge: 'Chat ready' },
} as const

function judge(input: VerdictInput, now: Date): Verdict {
  const { status, network } = input
  if (input.isFound) return found(input, now)
  if (input.isShownAgain) return shownAgain(input, now)
  const known = status === 'created' || status === 'existing' ? badges[status] : badges.ready
  const disagreement = contradiction(input, now)
  const name = displayText(network, 60)
  if (disagreement) {
    const said =
      status === 'created'
        ? `${name}’s answer says it is new`
        : `${name}’s answer says it was there before`
    return { ...known, evidence: [`${said}, but ${disagreement}`], disagrees: true }
  }
  return { ...known, evidence: [agreement(input, name, now)], disagrees: false }
}

function agreement({ status, before, isLate, chatID }: VerdictInput, name: string, now: Date) {
  const other = before?.chat && before.chat.chatID !== chatID
  if (isLate) {
    const check = before && (before.chat ? '' : ' Our check before sending had found none.')
    return `The answer was lost, and the chat was found afterwards. Nothing was sent again.${check ?? ''}`
  }
  if (other) {
    const active = ago(before.chat?.lastActivity, now)
    return `Our check before sending found another chat with them${active ? `, last active ${active}` : ''}.`
  }
  if (status === 'created' && before) {
    return `There was none before: ${name}’s answer and our check agree.`
  }
  if (status === 'created') return `New, by ${name}’s answer.`
  if (status === 'existing' && before) {
    return `Confirmed twice: by ${name}’s answer and by our check before sending.`
  }
  if (status === 'existing') return `There before, by ${name}’s answer.`
  const unsaid =
    status === undefined
      ? `${name}’s answer doesn’t say whether it is new`
      : `${name}’s answer calls it “${displayText(status, 100)}”, which doesn’t say whether it is new`
  if (!before) return `${unsaid}.`
  return `${unsaid}; our check before sending found ${before.chat ? 'this chat' : 'none'}.`
}

// the server's clock and ours may part a little
const aMinute = 60_000

function contradiction(input: VerdictInput, now: Date): string | undefined {
  const { status, before, chatID, lastActivity, openedAt = now.getTime(), isLate } = input
  if (isLate) return undefined
  if (status === 'existing' && before && !before.chat) {
    return 'our check before sending found no chat with them.'
  }
  if (status !== 'created') return undefined
  if (before?.chat?.chatID === chatID) {
    const active = ago(before.chat.lastActivity, now)
    return `our check before sending found this chat${active ? `, last active ${active}` : ''}.`
  }
  const isOld = Date.parse(lastActivity ?? '') < openedAt - aMinute
  return isOld ? `it was last active ${ago(lastActivity, now)}.` : undefined
}

function shownAgain({ status, openedAt = 0 }: VerdictInput, now: Date): Verdict {
  const opened = `You opened it ${ago(openedAt, now) ?? 'some time ago'}`
  const then = status === 'created' ? '; it was new then' : ''
  const known = { tone: 'plain', badge: '↺ Shown again' } as const
  return { ...known, evidence: [`${opened}${then}.`], disagrees: false }
}

function found({ lastActivity, isUnread }: VerdictInput, now: Date): Verdict {
  if (isUnread) return { ...badges.ready, evidence: [], disagrees: false }
  const active = ago(lastActivity, now)
  const since = active ? `, last active ${active}` : ''
  const evidence = [`It was there already${since}. Nothing was sent to show it.`]
  return { ...badges.existing, evidence, disagrees: false }
}

/** In what a chat is another one than was asked for: its account, or whom it is with. */
export function otherThanAsked(
  chat: Chat,
  asked: { accountID: string; user?: Recipient | undefined },
): string[] {
  const { accountID, user } = asked
  const other = counterpart(chat)
  const isOther = (wanted: string | undefined, there: string | undefined) =>
    wanted !== undefined && there !== undefined && there !== '' && wanted !== there
  const digits = (number: string | undefined) => number?.replace(/\D/g, '')
  const isOtherNumber =
    other && !other.isSelf && isOther(digits(user?.phoneNumber), digits(other.phoneNumber))
  const isOtherEmail =
    other && !other.isSelf && isOther(user?.email?.toLowerCase(), other.email?.toLowerCase())
  return [
    chat.accountID !== accountID &&
      `This chat is on another account than asked for: ${displayText(chat.accountID, 100)}.`,
    isOtherNumber &&
      `They have another number than asked for: ${displayText(other.phoneNumber ?? '', 40)}.`,
    isOtherEmail &&
      `They have another address than asked for: ${displayText(other.email ?? '', 100)}.`,
  ].filter((sentence) => typeof sentence === 'string')
}
