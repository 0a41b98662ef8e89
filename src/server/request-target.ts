import type { FailureBody } from '#contract/endpoint.ts'
import { isOwnHost } from './guard.ts'

/** A path with its query as the app may see it, or why there is none. */
export type Target = { path: string } | { status: 400 | 403; body: FailureBody }

/**
 * Reads what stands on the request line. Only paths, and addresses of this very server in full, go
 * any further: whatever a URL parser would stumble over is refused here, without one.
 */
export function readTarget(target: string, port: number): Target {
  const absolute = /^https?:\/\/([^/?#\\]*)(.*)$/is.exec(target)
  if (absolute) {
    const [, authority, rest = ''] = absolute
    if (!isOwnHost(authority, port)) return elsewhere(port)
    return readPath(rest.startsWith('/') ? rest : `/${rest}`)
  }
  return readPath(target)
}

function readPath(path: string): Target {
  const isPath = path.startsWith('/') && !path.includes('#') && !/^[^?]*\\/.test(path)
  return isPath ? { path } : notAPath
}

const notAPath: Target = {
  status: 400,
  body: { message: 'The request does not name a path.', code: 'BAD_REQUEST' },
}

const elsewhere = (port: number): Target => ({
  status: 403,
  body: { message: `This server answers only to http://127.0.0.1:${port}.`, code: 'FORBIDDEN' },
})
