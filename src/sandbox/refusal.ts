import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FailureBody, Issue } from '#contract/endpoint.ts'
import { storageFault } from './database/storage-errors.ts'

/** An error response of the API, thrown by the routes. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode
  readonly body: FailureBody
  readonly headers: Record<string, string>

  constructor(
    status: ContentfulStatusCode,
    body: FailureBody,
    headers: Record<string, string> = {},
    options?: ErrorOptions,
  ) {
    super(body.message, options)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** 400 for invalid input; each issue has a path (`['body', 'user']`) and a message. */
export const invalid = (issues: Issue[], options?: ErrorOptions) =>
  new Refusal(
    400,
    {
      code: 'VALIDATION_ERROR',
      message: issues.map((issue) => issue.message).join('; '),
      details: { issues },
    },
    {},
    options,
  )

/** 400 for one invalid value. */
export const invalidAt = (path: Issue['path'], message: string, options?: ErrorOptions) =>
  invalid([{ code: 'custom', message, path }], options)

/** 401, with Beeper's own message. */
export const unauthorized = () =>
  new Refusal(401, {
    code: 'unauthorized',
    message: 'Unauthorized: Invalid or missing token',
  })

/** 404 for an account, a bridge, a chat or a route. */
export const notFound = (what: string) =>
  new Refusal(404, { code: 'NOT_FOUND', message: `${what} not found` })

/** 413 for a body above the limit; `isRead` when a part of it was read. */
export const tooLarge = (maxBytes: number, isRead: boolean) =>
  new Refusal(
    413,
    {
      code: 'PAYLOAD_TOO_LARGE',
      message: `The body is larger than ${maxBytes} bytes`,
    },
    // the rest of a partly read body blocks the connection, so it is closed
    isRead ? { connection: 'close' } : {},
  )

/** 403 for an action that a chat, a network or a time limit does not allow. */
export const forbidden = (message: string) => new Refusal(403, { code: 'forbidden', message })

/** 422 for an action that a network or the sandbox does not support. */
export const notSupported = (message: string) =>
  new Refusal(422, { code: 'NOT_SUPPORTED', message })

/**
 * Converts an error to a refusal. Storage errors have their own codes; an unexpected error is
 * logged and becomes a 500.
 */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const fault = storageFault(error)
  if (fault) {
    const { status, code, message, headers } = fault
    // a lock is temporary; other storage errors need the operator
    if (code !== 'DATABASE_BUSY') console.error(message)
    return new Refusal(status, { code, message }, headers, { cause: error })
  }
  console.error(error)
  return new Refusal(500, { code: 'INTERNAL_ERROR', message: 'Internal error in the sandbox' })
}

/** The error handler: every error response has the shape of `FailureBody`. */
export function answerFailure(error: Error, c: Context) {
  const { body, status, headers } = toRefusal(error)
  return c.json(body, status, headers)
}
