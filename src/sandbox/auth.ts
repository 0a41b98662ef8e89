import type { MiddlewareHandler } from 'hono'
import { unauthorized } from './refusal.ts'

/** The token that anybody may know: nothing in the sandbox is real. */
export const publishedToken = 'sandbox'

/** Lets only those in who bring the published token, and tells them whom they speak to. */
export const requireToken =
  (version: string): MiddlewareHandler =>
  (c, next) => {
    const [, token] = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (token !== publishedToken) throw unauthorized()
    c.header('X-Beeper-Desktop-Version', version)
    return next()
  }
