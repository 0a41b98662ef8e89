import { ChatCapabilities } from '#contract/capabilities.ts'
import { jsonText } from '#ui/text/json-text.ts'
import {
  actionLines,
  type CapabilityLine,
  chatLines,
  formattingLines,
  messageLines,
  plainLine,
  requestLines,
  stateLines,
} from './lines.ts'
import { actionNames, requestNames, stateNames } from './names.ts'

/** Lines under one heading. */
export interface CapabilityGroup {
  name: string
  lines: CapabilityLine[]
}

/**
 * All capabilities of a chat. Those of groups (removing people, changing the title) are left out of
 * a direct chat unless the network specifies them. Given the unparsed answer (`raw`), values of an
 * unexpected type are shown as JSON.
 */
export function capabilityGroups(
  can: ChatCapabilities,
  isGroup: boolean,
  raw?: unknown,
): CapabilityGroup[] {
  const odd = oddValues(raw, can)
  const groups = knownGroups(can, isGroup).map(({ name, lines }) => ({
    name,
    lines: lines.map((line) => withRawValue(line, odd)),
  }))
  const known = groups.flatMap(({ lines }) => lines)
  const other = [...unknownLines(can), ...oddLines(odd, known)]
  return [...groups, { name: 'Other', lines: other }].filter(({ lines }) => lines.length > 0)
}

const knownGroups = (can: ChatCapabilities, isGroup: boolean): CapabilityGroup[] => [
  { name: 'Messages', lines: messageLines(can) },
  { name: 'Chat', lines: chatLines(can) },
  { name: 'Formatting', lines: formattingLines(can) },
  { name: 'People', lines: can.participantActions || isGroup ? actionLines(can) : [] },
  { name: 'Chat settings', lines: can.state || isGroup ? stateLines(can) : [] },
  { name: 'Message requests', lines: can.messageRequest ? requestLines(can) : [] },
]

// the complete value is in the raw capabilities
const short = (value: unknown) => jsonText(value, 500, 0)

/** The unknown keys of an answer, with their values as JSON. */
export const unknownKeys = (answer: object | undefined, known: object) =>
  Object.entries(answer ?? {})
    .filter(([key]) => !Object.hasOwn(known, key))
    .map(([key, value]) => [key, short(value)] as const)

const timerKeys = { types: true, timers: true, omitEmptyTimer: true }

const rawLine = (key: string, value: string) => plainLine({ path: key, label: key }, value)

/** Capabilities that the contract does not know. */
const unknownLines = (can: ChatCapabilities): CapabilityLine[] =>
  [
    { within: '', answer: can, known: ChatCapabilities.shape },
    { within: 'disappearingTimer.', answer: can.disappearingTimer, known: timerKeys },
    { within: 'participantActions.', answer: can.participantActions, known: actionNames },
    { within: 'state.', answer: can.state, known: stateNames },
    { within: 'messageRequest.', answer: can.messageRequest, known: requestNames },
  ].flatMap(({ within, answer, known }) =>
    unknownKeys(answer, known).map(([key, value]) => rawLine(within + key, value)),
  )

/** Unreadable values that have no line of their own. */
const oddLines = (odd: readonly OddValue[], lines: readonly CapabilityLine[]) =>
  odd
    .filter(({ key }) => !lines.some((line) => line.path === key))
    .map(({ key, raw }) => rawLine(key, short(raw)))

/** The line, with the raw value if that could not be read as a level or a boolean. */
function withRawValue(line: CapabilityLine, odd: readonly OddValue[]): CapabilityLine {
  const unread = odd.find(({ key }) => key === line.path)
  const { path, label } = line
  return unread ? plainLine({ path, label }, short(unread.raw)) : line
}

/** A value of an answer that the contract does not read. */
interface OddValue {
  /** Its path, such as `state.title`. */
  key: string
  raw: unknown
}

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The values that parsing an answer has dropped: fields of an unexpected type, and new fields
 * inside of known ones.
 */
export function oddValues(raw: unknown, read: unknown, within = ''): OddValue[] {
  if (!isMap(raw) || !isMap(read)) return []
  const known = new Map<string, unknown>(Object.entries(read))
  return Object.entries(raw).flatMap(([name, value]) => {
    const key = within + name
    // null means the same as an absent field
    if (value === null || value === undefined) return []
    if (known.get(name) === undefined) return [{ key, raw: value }]
    return oddValues(value, known.get(name), `${key}.`)
  })
}

/** The capabilities in an unparsed chat, of any type. */
export const capabilitiesIn = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'capabilities' in raw ? raw.capabilities : undefined
