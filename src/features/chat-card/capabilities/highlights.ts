import type { ChatCapabilities } from '#contract/capabilities.ts'
import { formatNumber } from '#ui/text/format.ts'
import type { CapabilityGroup } from './groups.ts'
import { type CapabilityLine, isKnownLevel, levelText } from './lines.ts'
import { capabilitiesText } from './text.ts'
import { shortDuration } from './units.ts'

/** A line with its limit or restriction in a few words. */
export interface Highlight {
  line: CapabilityLine
  brief: string
}

/** Always shown, because users ask about them first. */
const primary = ['reply', 'reaction', 'edit', 'delete', 'poll', 'locationMessage']

// expected of every chat, so that a restriction is a highlight; the first ones fill empty places
const expectedOfAll = [
  ...['thread', 'customEmojiReactions', 'readReceipts', 'typingNotifications'],
  ...['formatting', 'formatting.bold', 'formatting.italic', 'formatting.inline_link'],
  'formatting.user_link',
]
const expectedOfGroups = [
  ...['participantActions.invite', 'participantActions.kick', 'participantActions.leave'],
  'state.title',
]

const usualCount = 9
const maxCount = 12

/**
 * The most informative lines of a chat: the primary ones, then those that deviate from what is
 * expected. `more` is the number of other lines that deviate.
 */
export function highlightsOf(
  groups: readonly CapabilityGroup[],
  can: ChatCapabilities,
  isGroup: boolean,
) {
  const expected = isGroup ? [...expectedOfAll, ...expectedOfGroups] : expectedOfAll
  const lines = new Map(groups.flatMap((group) => group.lines.map((line) => [line.path, line])))
  const at = (paths: readonly string[]) => paths.flatMap((path) => lines.get(path) ?? [])
  const first = at(primary)
  const isFirst = new Set(first)
  const deviations = [...new Set([...at(expected), ...lines.values()])].filter(
    (line) => !isFirst.has(line) && deviates(line, expected.includes(line.path)),
  )
  const fillers = at(expected).filter((line) => !deviations.includes(line))
  const shown = [
    ...first,
    ...deviations.slice(0, maxCount - first.length),
    ...fillers.slice(0, Math.max(0, usualCount - first.length - deviations.length)),
  ]
  return {
    shown: shown.map((line): Highlight => ({ line, brief: briefOf(line, can) })),
    more: Math.max(0, deviations.length - (maxCount - first.length)),
  }
}

function deviates({ level }: CapabilityLine, isExpected: boolean): boolean {
  if (level === 'unsaid') return false
  // a value of an unexpected type
  if (level === undefined) return isExpected
  if (!isKnownLevel(level)) return true
  return isExpected ? level !== 2 : level < 0
}

const briefs: Readonly<Record<string, string>> = capabilitiesText.brief

function briefOf({ path, level, notes }: CapabilityLine, can: ChatCapabilities): string {
  if (level === undefined) return notes.join(', ')
  if (level === 'unsaid') return capabilitiesText.notSaid
  if (!isKnownLevel(level)) return levelText(level)
  return [briefs[level], level > 0 && limitOf(path, can)].filter(Boolean).join(', ')
}

function limitOf(path: string, can: ChatCapabilities): string | undefined {
  const { editMaxAge, deleteMaxAge, reactionCount } = can
  if (path === 'edit') return editMaxAge === undefined ? undefined : shortDuration(editMaxAge)
  if (path === 'delete') return deleteMaxAge === undefined ? undefined : shortDuration(deleteMaxAge)
  if (path !== 'reaction' || reactionCount === undefined) return undefined
  return capabilitiesText.each(formatNumber(reactionCount))
}

/** The number of graded capabilities, and how many of them the chat has, fully or partly. */
export function tally(groups: readonly CapabilityGroup[]) {
  const levels = groups.flatMap(({ lines }) => lines.flatMap(({ level }) => level ?? []))
  return {
    can: levels.filter((level) => level !== 'unsaid' && level > 0).length,
    all: levels.length,
  }
}
