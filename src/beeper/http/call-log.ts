import type { Endpoint } from '#contract/endpoint.ts'
import { issueTicket } from '#contract/events.ts'
import type { RequestParts } from './http-client.ts'

/** One request that the page made. Bodies are those of the call itself, and no copies. */
export interface LoggedCall {
  /** Counts the requests of this page, from 1. */
  number: number
  mount: string
  call: Endpoint
  parts: RequestParts
  /** `undefined` while it is under way. */
  outcome?: CallOutcome
}

interface CallOutcome {
  /** HTTP status; `undefined` where no answer came. */
  status: number | undefined
  milliseconds: number
  /** The page itself gave it up. */
  isStopped?: boolean
  /** The answer; `undefined` where none came or it is not kept. */
  raw: unknown
  /** UTF-16 units of an answer that is not kept: it is too long, or opens something. */
  leftOut?: number
}

/** Older ones are forgotten. */
const maxCalls = 200
/** UTF-16 units of an answer; a chat with all its capabilities has about 10,000. */
const maxAnswerLength = 64_000

let calls: readonly LoggedCall[] = []
const listeners = new Set<() => void>()

function put(next: readonly LoggedCall[]) {
  calls = next
  for (const listener of listeners) listener()
}

/** Every request of this page, the newest last: the same list until there is another one. */
export const callLog = {
  read: () => calls,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  /** Notes that a call begins; what it gives back takes how the call ended, and how long the answer is. */
  begin(entry: Pick<LoggedCall, 'mount' | 'call' | 'parts'>) {
    const logged: LoggedCall = { ...entry, number: (calls.at(-1)?.number ?? 0) + 1 }
    put([...calls.slice(1 - maxCalls), logged])
    return (outcome: Omit<CallOutcome, 'leftOut'>, length: number) => {
      const isKept = length <= maxAnswerLength && entry.call.path !== issueTicket.path
      const ended = {
        ...logged,
        outcome: isKept ? outcome : { ...outcome, raw: undefined, leftOut: length },
      }
      put(calls.map((one) => (one === logged ? ended : one)))
    }
  },
}
