const schemesOfBrowsers = new Set(
  'about blob chrome data file filesystem ftp javascript mailto sms tel vbscript view-source ws wss'
    .split(' ')
    .map((scheme) => `${scheme}:`),
)

/**
 * Whether people may be sent there: https, http on this machine, or an app's own scheme (RFC 8252).
 * The host is plain enough to stand in a Content-Security-Policy.
 */
export function isRedirectURI(text: string): boolean {
  if (text.length > 2000 || !/^[\x21-\x7e]+$/.test(text) || text.includes('#')) return false
  const url = parse(text)
  if (!url || schemesOfBrowsers.has(url.protocol)) return false
  if (url.protocol === 'http:') return isLoopback(url) && !hasUser(url)
  if (url.protocol === 'https:') return /^[\w.-]+$/.test(url.hostname) && !hasUser(url)
  return true
}

/** Whether an address is one of the registered ones; on this machine the port may differ. */
export const isRegistered = (registered: readonly string[], asked: string): boolean =>
  isRedirectURI(asked) && registered.some((uri) => anyPort(uri) === anyPort(asked))

/** The address with OAuth's answer in its query, whatever else the query holds. */
export function withParams(redirectURI: string, answer: Record<string, string>): string {
  const url = new URL(redirectURI)
  url.search = [url.search.slice(1), new URLSearchParams(answer)].filter(String).join('&')
  return url.href
}

/** What a Content-Security-Policy calls the place; it cannot spell an IPv6 address. */
export function cspSource(redirectURI: string): string {
  const { protocol, hostname, origin } = new URL(redirectURI)
  return isWeb(protocol) && !hostname.startsWith('[') ? origin : protocol
}

/** The place in words for people: a host, or an app. */
export function describeRedirectURI(redirectURI: string): string {
  const url = new URL(redirectURI)
  if (!isWeb(url.protocol)) return `the app that opens ${url.protocol} links`
  return isLoopback(url) ? `${url.host}, on this computer` : url.host
}

const isWeb = (protocol: string) => protocol === 'http:' || protocol === 'https:'

const isLoopback = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)

const hasUser = ({ username, password }: URL) => username !== '' || password !== ''

/** An app on this machine cannot know beforehand which port it will get (RFC 8252, 7.3). */
function anyPort(uri: string) {
  const url = new URL(uri)
  if (url.protocol !== 'http:' || !isLoopback(url)) return uri
  url.port = ''
  return url.href
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
