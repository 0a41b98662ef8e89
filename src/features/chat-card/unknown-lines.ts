import { ChatCapabilities } from '#contract/capabilities.ts'
import { type CapabilityLine, told } from './capability-line.ts'
import { actionNames, requestNames, stateNames } from './names.ts'

/** What an answer holds beyond the keys we know, by key and plain JSON. */
export const unknownKeys = (answer: object | undefined, known: object) =>
  Object.entries(answer ?? {})
    .filter(([key]) => !Object.hasOwn(known, key))
    .map(([key, value]) => [key, JSON.stringify(value)] as const)

const timerKeys = { types: true, timers: true, omitEmptyTimer: true }

/** Capabilities that are newer than this card. */
export const unknownLines = (can: ChatCapabilities): CapabilityLine[] =>
  [
    { within: '', answer: can, known: ChatCapabilities.shape },
    { within: 'disappearingTimer.', answer: can.disappearingTimer, known: timerKeys },
    { within: 'participantActions.', answer: can.participantActions, known: actionNames },
    { within: 'state.', answer: can.state, known: stateNames },
    { within: 'messageRequest.', answer: can.messageRequest, known: requestNames },
  ].flatMap(({ within, answer, known }) =>
    unknownKeys(answer, known).map(([key, value]) => told(within + key, value)),
  )
