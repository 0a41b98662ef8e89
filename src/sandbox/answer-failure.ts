import type { Context } from 'hono'
import { Refusal } from './refusal.ts'
import { storageRefusal } from './storage-fault.ts'

/**
 * The refusal that an error is answered with. Storage that fails is named; what nobody foresaw is
 * logged and becomes a 500.
 */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const refusal = storageRefusal(error)
  if (refusal) {
    // a lock passes by itself; everything else is for the person at the terminal
    if (refusal.body.code !== 'DATABASE_BUSY') console.error(refusal.message)
    return refusal
  }
  console.error(error)
  return new Refusal(500, { code: 'INTERNAL_ERROR', message: 'The sandbox broke' })
}

/** Last stop of every error, so that each answer leaving the sandbox fits `FailureBody`. */
export function answerFailure(error: Error, c: Context) {
  const { body, status, headers } = toRefusal(error)
  return c.json(body, status, headers)
}
