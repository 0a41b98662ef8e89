import { ChatCapabilities } from '#contract/capabilities.ts'
import { jsonText } from '#ui/json-text.ts'
import { type CapabilityLine, told } from './capability-line.ts'
import { actionNames, requestNames, stateNames } from './names.ts'
import type { OddValue } from './odd-values.ts'

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
export const unknownLines = (can: ChatCapabilities): CapabilityLine[] =>
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
export const oddLines = (odd: readonly OddValue[], lines: readonly CapabilityLine[]) =>
  odd
    .filter(({ key }) => !lines.some((line) => line.path === key))
    .map(({ key, raw }) => plainly(key, short(raw)))

/** The line with what was really said, where that could not be read as a level, a yes or a no. */
export function asItCame(line: CapabilityLine, odd: readonly OddValue[]): CapabilityLine {
  const unread = odd.find(({ key }) => key === line.path)
  const { path, label } = line
  return unread ? told({ path, label }, short(unread.raw)) : line
}
