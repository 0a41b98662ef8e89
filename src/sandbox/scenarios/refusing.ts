import { nobodyFound } from '../opening/refusals.ts'
import { Refusal } from '../refusal.ts'
import { isNew, type Plot } from './plot.ts'

const retryAfterSeconds = 20

/** Refuses with 429, and says when to come back. */
export const rateLimited: Plot = async ({ network }) => {
  const message = `${network.facts.name} asks to slow down`
  const wait = { 'retry-after': String(retryAfterSeconds) }
  throw new Refusal(429, { code: 'M_LIMIT_EXCEEDED', message }, wait)
}

/** Refuses with 502: Beeper is fine, the network does not answer. */
export const brokenBridge: Plot = async ({ network }) => {
  const message = `${network.facts.name} did not answer`
  throw new Refusal(502, { code: 'BRIDGE_UNAVAILABLE', message })
}

/** Refuses with 500. */
export const internalError: Plot = async () => {
  throw new Refusal(500, { code: 'INTERNAL_ERROR', message: 'Something went wrong' })
}

/** Is listed, and yet found by no one: 404. */
export const nobody: Plot = async ({ isGroup, userID }) => {
  throw nobodyFound(isGroup ? userID : undefined)
}

/** Opens a new chat and answers 409, as if somebody else had just opened it; then reuses it. */
export const conflict: Plot = async (_, open) => {
  const answer = await open()
  if (!isNew(answer)) return answer
  const message = 'The chat was changed by another request'
  throw new Refusal(409, { code: 'CONFLICT', message })
}
