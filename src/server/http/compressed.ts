import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'

const inThread = promisify(gzip)
// bytes; up to here, handing it to another thread and back takes longer than doing it
const mostAtOnce = 128 * 1024

// bytes; below this, headers weigh more than what is saved
const least = 1024
// loopback is fast: the least effort saves nine tenths of what the most would
const level = 1

/**
 * An answer of the API, compressed when it is larger than a kilobyte and whoever asked reads gzip.
 * Whatever is encoded already, or answered by Node's own means, is left as it is.
 */
export async function compressed(request: IncomingMessage, answer: Response): Promise<Response> {
  const { headers, status } = answer
  if (!/^application\/json\b/.test(headers.get('content-type') ?? '')) return answer
  if (headers.has('content-encoding') || request.method === 'HEAD') return answer
  headers.append('vary', 'accept-encoding')
  if (!readsGzip(request.headers['accept-encoding'])) return answer
  const body = Buffer.from(await answer.arrayBuffer())
  if (body.byteLength < least) return new Response(body, { status, headers })
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  const isSmall = body.byteLength <= mostAtOnce
  const packed = isSmall ? gzipSync(body, { level }) : await inThread(body, { level })
  return new Response(packed, { status, headers })
}

/** Whether an `Accept-Encoding` names gzip, and not only to refuse it (RFC 9110, 12.5.3). */
const readsGzip = (accepted: string | string[] = '') =>
  String(accepted)
    .split(',')
    .some((one) => /^\s*gzip\s*(;(?!\s*q=0(\.0*)?\s*$).*)?$/i.test(one))
