// they belong to one connection, and not to what is said over it (RFC 9110, 7.6.1)
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
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

// an answer may set nothing on this origin: no cookie, no policy, no reader from elsewhere
const notForTheBrowser =
  /^(set-cookie2?|access-control-.*|clear-site-data|service-worker-allowed|alt-svc|content-security-policy.*|strict-transport-security|refresh|location)$/

/** What of a request's headers is passed on to Beeper: its own token, and what describes the body. */
export function headersForBeeper(headers: Headers): Record<string, string> {
  const perHop = namedByConnection(headers.get('connection'))
  const passed: Record<string, string> = {}
  for (const [name, value] of headers) {
    const isDropped =
      hopByHop.has(name) || perHop.has(name) || ofTheBrowser.has(name) || ofTheBrowserToo.test(name)
    if (!isDropped) passed[name] = value
  }
  return passed
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
    const isDropped = hopByHop.has(name) || perHop.has(name) || notForTheBrowser.test(name)
    if (!isDropped) passed.append(name, raw[index + 1] ?? '')
  }
  passed.set('content-security-policy', "default-src 'none'; sandbox")
  passed.set('x-content-type-options', 'nosniff')
  return passed
}

const namedByConnection = (connection: string | null) =>
  new Set((connection ?? '').split(',').map((name) => name.trim().toLowerCase()))

const headerIn = (raw: readonly string[], wanted: string) =>
  raw.find((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === wanted) ?? null
