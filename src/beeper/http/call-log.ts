import type { Endpoint } from '#contract/endpoint.ts'
import { issueTicket } from '#contract/events.ts'
import type { RequestParts } from './http-client.ts'

/** One request of the page. Bodies are references, not copies. */
export interface LoggedCall {
  /** Counts the requests of this page, from 1. */
  number: number
  mount: string
  call: Endpoint
  parts: RequestParts
  /** `undefined` while it is pending. */
  outcome?: CallOutcome
}

interface CallOutcome {
  /** HTTP status; `undefined` without a response. */
  status: number | undefined
  milliseconds: number
  /** The page itself aborted it. */
  isStopped?: boolean
  /** The response; `undefined` without one, or where it is not kept. */
  raw: unknown
  /** UTF-16 units of a response that is not kept: it is too long, or holds a ticket. */
  leftOut?: number
}

/** Older ones are dropped. */
const maxCalls = 200
/** UTF-16 units of a response; a chat with all its capabilities has about 10,000. */
const maxAnswerLength = 64_000

let calls: readonly LoggedCall[] = []
const listeners = new Set<() => void>()

function put(next: readonly LoggedCall[]) {
  calls = next
  for (const listener of listeners) listener()
}

/** Every request of this page, the newest last; `read` returns the same list until it changes. */
export const callLog = {
  read: () => calls,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  /** Logs a call as pending. Returns the function that adds its outcome and response length. */
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
