import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

// they belong to one connection, and not to what is said over it (RFC 9110, 7.6.1)
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

// who the browser is, where its page comes from and what else it visited is none of Beeper's business
const ofTheBrowser = new Set(['host', 'origin', 'referer', 'cookie', 'forwarded', 'via', 'expect'])
const ofTheBrowserToo = /^(sec-|x-forwarded-|x-real-ip$|cf-|access-control-)/

/**
 * What describes an answer. Everything else stays here, since browsers act on more headers every
 * year: cookies, passwords, policies, redirects, retries, other services, sessions.
 */
const describesAnswer =
  /^(content-(type|encoding|length|language|disposition|range)|cache-control|expires|age|date|etag|last-modified|vary|accept-ranges|allow|retry-after|ratelimit(-.*)?|x-(?!frame-|dns-|xss-).*)$/

/** What of a request's headers is passed on to Beeper: its own token, and what describes the body. */
export function headersForBeeper(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const perHop = namedByConnection(headers.connection)
  const passed: OutgoingHttpHeaders = {}
  for (const [name, value] of Object.entries(headers)) {
    const isDropped =
      hopByHop.has(name) || perHop.has(name) || ofTheBrowser.has(name) || ofTheBrowserToo.test(name)
    if (!isDropped) passed[name] = value
  }
  if (headers['transfer-encoding'] === undefined) return passed
  // said aloud, because Node frames the body of a DELETE in no way otherwise
  delete passed['content-length']
  return { ...passed, 'transfer-encoding': 'chunked' }
}

/**
 * What of an answer's headers reaches the browser. Whatever is answered is shown as content and
 * never as a page of this origin, since nobody knows what else listens at Beeper's port.
 */
export function headersForBrowser(raw: readonly string[]): Headers {
  const passed = new Headers()
  const perHop = namedByConnection(headerIn(raw, 'connection'))
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? ''
    if (describesAnswer.test(name) && !perHop.has(name)) passed.append(name, raw[index + 1] ?? '')
  }
  passed.set('content-security-policy', "default-src 'none'; sandbox")
  passed.set('x-content-type-options', 'nosniff')
  return passed
}

const namedByConnection = (connection: string | null | undefined) =>
  new Set((connection ?? '').split(',').map((name) => name.trim().toLowerCase()))

const headerIn = (raw: readonly string[], wanted: string) =>
  raw.find((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === wanted) ?? null
