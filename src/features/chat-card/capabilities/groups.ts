import { ChatCapabilities } from '#contract/capabilities.ts'
import { jsonText } from '#ui/text/json-text.ts'
import {
  actionLines,
  type CapabilityLine,
  chatLines,
  formattingLines,
  messageLines,
  requestLines,
  stateLines,
  told,
} from './lines.ts'
import { actionNames, requestNames, stateNames } from './names.ts'

/** Lines that belong together, under one heading. */
export interface CapabilityGroup {
  name: string
  lines: CapabilityLine[]
}

/**
 * Everything that a chat can do. What only groups know (removing people, changing the title) is
 * left out where the network doesn't speak of it in a direct chat. With the answer as it came,
 * values of a type that nobody expects stand as they came.
 */
export function capabilityGroups(
  can: ChatCapabilities,
  isGroup: boolean,
  raw?: unknown,
): CapabilityGroup[] {
  const odd = oddValues(raw, can)
  const groups = knownGroups(can, isGroup).map(({ name, lines }) => ({
    name,
    lines: lines.map((line) => asItCame(line, odd)),
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

// the whole of it stands in the raw capabilities
const short = (value: unknown) => jsonText(value, 500, 0)

/** What an answer holds beyond the keys we know, by key and plain JSON. */
export const unknownKeys = (answer: object | undefined, known: object) =>
  Object.entries(answer ?? {})
    .filter(([key]) => !Object.hasOwn(known, key))
    .map(([key, value]) => [key, short(value)] as const)

const timerKeys = { types: true, timers: true, omitEmptyTimer: true }

const plainly = (key: string, value: string) => told({ path: key, label: key }, value)

/** Capabilities that are newer than this card. */
const unknownLines = (can: ChatCapabilities): CapabilityLine[] =>
  [
    { within: '', answer: can, known: ChatCapabilities.shape },
    { within: 'disappearingTimer.', answer: can.disappearingTimer, known: timerKeys },
    { within: 'participantActions.', answer: can.participantActions, known: actionNames },
    { within: 'state.', answer: can.state, known: stateNames },
    { within: 'messageRequest.', answer: can.messageRequest, known: requestNames },
  ].flatMap(({ within, answer, known }) =>
    unknownKeys(answer, known).map(([key, value]) => plainly(within + key, value)),
  )

/** What was said in a way that could not be read, and has no line of its own to stand in. */
const oddLines = (odd: readonly OddValue[], lines: readonly CapabilityLine[]) =>
  odd
    .filter(({ key }) => !lines.some((line) => line.path === key))
    .map(({ key, raw }) => plainly(key, short(raw)))

/** The line with what was really said, where that could not be read as a level, a yes or a no. */
function asItCame(line: CapabilityLine, odd: readonly OddValue[]): CapabilityLine {
  const unread = odd.find(({ key }) => key === line.path)
  const { path, label } = line
  return unread ? told({ path, label }, short(unread.raw)) : line
}

/** Something that an answer says and the contract does not read: where, and what. */
interface OddValue {
  /** Such as `state.title`. */
  key: string
  raw: unknown
}

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What got lost between an answer as it came and as it was read: fields of a type that nobody
 * expects, and fields inside of known ones that are new.
 */
export function oddValues(raw: unknown, read: unknown, within = ''): OddValue[] {
  if (!isMap(raw) || !isMap(read)) return []
  const known = new Map<string, unknown>(Object.entries(read))
  return Object.entries(raw).flatMap(([name, value]) => {
    const key = within + name
    // an explicit null says as much as silence
    if (value === null || value === undefined) return []
    if (known.get(name) === undefined) return [{ key, raw: value }]
    return oddValues(value, known.get(name), `${key}.`)
  })
}

/** The capabilities of a chat as it came, whatever they are. */
export const capabilitiesIn = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'capabilities' in raw ? raw.capabilities : undefined
