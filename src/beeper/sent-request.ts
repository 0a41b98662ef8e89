import type { OpenRequest } from './dialect.ts'

/** One request that was sent, and what came back. */
export interface SentRequest {
  request: OpenRequest
  answer: {
    raw: unknown
    /** HTTP status; `undefined` when no answer came. */
    status: number | undefined
    /** From the call to the answer, or to the end of waiting for one. */
    milliseconds: number
  }
}
