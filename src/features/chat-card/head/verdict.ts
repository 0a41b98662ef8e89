import type { CheckBefore } from '#beeper/open-chat.ts'
import type { Chat } from '#contract/chats.ts'
import type { Recipient } from '#contract/new-chat.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { ago } from '#ui/text/format.ts'
import type { GroupComparison } from '../group-comparison.ts'
import { counterpart } from '../participants/people.ts'

/** The evidence for whether a chat is new, and whether a group is complete. */
export interface VerdictInput {
  chatID: string
  /** The network's name. */
  network: string
  /** The server's `status`, of any value. */
  status: string | undefined
  lastActivity?: string | undefined
  /** The result of the check before sending, if it was made. */
  before?: CheckBefore | undefined
  /** The chat was found after the response was lost. */
  isLate?: boolean | undefined
  /** Milliseconds since 1970. */
  openedAt?: number | undefined
  /** The chat was opened earlier, and is shown again. */
  isShownAgain?: boolean | undefined
  /** The chat was found among existing ones, and not opened from here. */
  isFound?: boolean | undefined
  /** The server no longer has the chat. */
  isGone?: boolean | undefined
  /** The chat could not be read so far. */
  isUnread?: boolean | undefined
  comparison?: GroupComparison | undefined
}

/** Whether the chat is new, with the evidence. */
export interface Verdict {
  tone: 'good' | 'accent' | 'plain' | 'warn' | 'bad'
  badge: string
  /** Sentences: missing participants first, then the evidence for whether the chat is new. */
  evidence: string[]
  /** Whether the server's answer contradicts other evidence. */
  disagrees: boolean
}

/** The server's answer decides; the check before sending is named as agreeing or contradicting. */
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

/** How many names a sentence has at most; the list of participants has all. */
const maxNames = 4

function missingText({ comparison, network, isShownAgain }: VerdictInput): string[] {
  const { missing, joined, invited } = comparison ?? { missing: [], joined: [], invited: [] }
  const total = missing.length + joined.length + invited.length + (comparison?.unknown.length ?? 0)
  const names = missing.slice(0, maxNames).map(({ name, id }) => displayText(name || id, 60))
  const rest = missing.length - names.length
  const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ')
  const verb = missing.length === 1 ? 'is' : 'are'
  return [
    `${missing.length} of ${total} people ${verb} missing: ${list}.`,
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
    const claim =
      status === 'created'
        ? `${name}’s answer says it is new`
        : `${name}’s answer says it was there before`
    return { ...known, evidence: [`${claim}, but ${disagreement}`], disagrees: true }
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

// the server's clock and ours may differ; in milliseconds
const clockTolerance = 60_000

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
  const isOld = Date.parse(lastActivity ?? '') < openedAt - clockTolerance
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

/** Mismatches between a chat and its request: the account, or the recipient's number or address. */
export function mismatches(
  chat: Chat,
  requested: { accountID: string; user?: Recipient | undefined },
): string[] {
  const { accountID, user } = requested
  const other = counterpart(chat)
  const isOther = (expected: string | undefined, actual: string | undefined) =>
    expected !== undefined && actual !== undefined && actual !== '' && expected !== actual
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
