import type { ChatCapabilities } from '#contract/capabilities.ts'
import { formatNumber } from '#ui/text/format.ts'
import type { CapabilityGroup } from './groups.ts'
import { type CapabilityLine, isKnownLevel, levelSaid } from './lines.ts'
import { capabilitiesText } from './text.ts'
import { shortDuration } from './units.ts'

/** A line that tells a lot, and its limit or flaw in a word or two. */
export interface Highlight {
  line: CapabilityLine
  brief: string
}

/** What people ask about first. */
const telling = ['reply', 'reaction', 'edit', 'delete', 'poll', 'locationMessage']

// what people take for granted, or miss at once; the first ones fill the places that are left
const expectedOfAll = [
  ...['thread', 'customEmojiReactions', 'readReceipts', 'typingNotifications'],
  ...['formatting', 'formatting.bold', 'formatting.italic', 'formatting.inline_link'],
  'formatting.user_link',
]
const expectedOfGroups = [
  ...['participantActions.invite', 'participantActions.kick', 'participantActions.leave'],
  'state.title',
]

const usual = 9
const most = 12

/**
 * The lines that tell the most about a chat: what people ask about first, then whatever differs from
 * what they expect. `more` is how many others differ too.
 */
export function highlightsOf(
  groups: readonly CapabilityGroup[],
  can: ChatCapabilities,
  isGroup: boolean,
) {
  const expected = isGroup ? [...expectedOfAll, ...expectedOfGroups] : expectedOfAll
  const lines = new Map(groups.flatMap((group) => group.lines.map((line) => [line.path, line])))
  const at = (paths: readonly string[]) => paths.flatMap((path) => lines.get(path) ?? [])
  const first = at(telling)
  const isFirst = new Set(first)
  const deviations = [...new Set([...at(expected), ...lines.values()])].filter(
    (line) => !isFirst.has(line) && deviates(line, expected.includes(line.path)),
  )
  const fillers = at(expected).filter((line) => !deviations.includes(line))
  const shown = [
    ...first,
    ...deviations.slice(0, most - first.length),
    ...fillers.slice(0, Math.max(0, usual - first.length - deviations.length)),
  ]
  return {
    shown: shown.map((line): Highlight => ({ line, brief: briefOf(line, can) })),
    more: Math.max(0, deviations.length - (most - first.length)),
  }
}

function deviates({ level }: CapabilityLine, isExpected: boolean): boolean {
  if (level === 'unsaid') return false
  // a value of a type that nobody expects
  if (level === undefined) return isExpected
  if (!isKnownLevel(level)) return true
  return isExpected ? level !== 2 : level < 0
}

const briefs: Readonly<Record<string, string>> = capabilitiesText.brief

function briefOf({ path, level, notes }: CapabilityLine, can: ChatCapabilities): string {
  if (level === undefined) return notes.join(', ')
  if (level === 'unsaid') return capabilitiesText.notSaid
  if (!isKnownLevel(level)) return levelSaid(level)
  return [briefs[level], level > 0 && limitOf(path, can)].filter(Boolean).join(', ')
}

function limitOf(path: string, can: ChatCapabilities): string | undefined {
  const { editMaxAge, deleteMaxAge, reactionCount } = can
  if (path === 'edit') return editMaxAge === undefined ? undefined : shortDuration(editMaxAge)
  if (path === 'delete') return deleteMaxAge === undefined ? undefined : shortDuration(deleteMaxAge)
  if (path !== 'reaction' || reactionCount === undefined) return undefined
  return capabilitiesText.each(formatNumber(reactionCount))
}

/** How many of the capabilities that can be graded a chat has, fully or partly. */
export function tally(groups: readonly CapabilityGroup[]) {
  const levels = groups.flatMap(({ lines }) => lines.flatMap(({ level }) => level ?? []))
  return {
    can: levels.filter((level) => level !== 'unsaid' && level > 0).length,
    all: levels.length,
  }
}
