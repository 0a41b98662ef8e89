import { Hono } from 'hono'
import type { PlayedVersion } from '#sandbox/versions/version.ts'
import { crossOrigin } from './cross-origin.ts'
import { isOwnHost } from './guard.ts'
import { refuse } from './refusals.ts'
import { sandboxRequest } from './sandbox-request.ts'

/** What the sandbox needs to stand by itself. */
export interface StandaloneParts {
  sandbox: Hono
  version: PlayedVersion
  /** The port it is reached at; requests that name another one are refused. */
  port: number
}

/** The sandbox at the root, open to every program on this machine, as Beeper itself would be. */
export function createStandaloneApp({ sandbox, version, port }: StandaloneParts): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    console.error(error)
    return refuse(c, 500, { message: 'The sandbox broke.', code: 'INTERNAL_ERROR' })
  })
  app.use(async (c, next) => {
    if (isOwnHost(c.req.header('host'), port)) return next()
    const message = `The sandbox answers only to http://127.0.0.1:${port}.`
    return refuse(c, 403, { message, code: 'FORBIDDEN' })
  })
  app.use(crossOrigin(version))
  app.all('*', async (c) => {
    const answer = await sandbox.fetch(sandboxRequest(c.req.raw), c.env)
    answer.headers.set('x-content-type-options', 'nosniff')
    return answer
  })
  return app
}
