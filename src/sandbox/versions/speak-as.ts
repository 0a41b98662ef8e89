import type { MiddlewareHandler } from 'hono'
import { notFound } from '../refusal.ts'
import { asOf } from './fields-since.ts'
import { isBefore, newestVersion, type PlayedVersion } from './played-version.ts'
import { hasRoute } from './routes-since.ts'

/** Statuses that Beeper declares since 4.3 only; before, they were among the general failures. */
const laterStatuses = [409, 502]

/** Answers as an older Beeper does: without the routes, fields and statuses that came later. */
export const speakAs =
  (version: PlayedVersion): MiddlewareHandler =>
  async (c, next) => {
    if (version === newestVersion) return next()
    const { method, path } = c.req
    if (!hasRoute(version, method, path)) throw notFound(`Route ${method} ${path}`)
    await next()
    const isJSON = c.res.headers.get('content-type')?.startsWith('application/json')
    if (!isJSON || path.endsWith('/v1/spec')) return
    const answer = asOf(version, await c.res.json())
    const { status, headers } = c.res
    c.res = new Response(JSON.stringify(answer), {
      status: isBefore(version, '4.3.73') && laterStatuses.includes(status) ? 500 : status,
      headers,
    })
  }
