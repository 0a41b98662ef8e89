import type { Recognised, Unreadable } from './recognise.ts'
import { sites } from './sites.ts'

/** A link in the parts its readers need. */
export interface Link {
  /** Decoded, without empty ones. */
  path: string[]
  query: URLSearchParams
  /** After the `#`, decoded. */
  fragment: string
}

/** Reads a link to a profile or a chat; anything else, other sites included, is `undefined`. */
export function readLink(text: string): Recognised | Unreadable | undefined {
  if (/\s/.test(text)) return undefined
  const url = urlOf(text)
  const host = url && hostOf(url)
  if (!host) return undefined
  return sites[host]?.({
    path: url.pathname.split('/').filter(Boolean).map(decoded),
    query: url.searchParams,
    fragment: decoded(url.hash.slice(1)),
  })
}

// how apps call their own links, and the site that says the same
const appLinks: readonly [RegExp, string][] = [
  [/^whatsapp:(?:\/\/)?send\/?/i, 'https://api.whatsapp.com/send'],
  [/^tg:(?:\/\/)?resolve\/?/i, 'https://t.me/resolve'],
  [/^sgnl:\/\/signal\.me\/?/i, 'https://signal.me/'],
]

function urlOf(text: string): URL | undefined {
  const [app, site] = appLinks.find(([shape]) => shape.test(text)) ?? []
  const whole = app && site ? text.replace(app, site) : text
  const isWeb = /^https?:\/\//i.test(whole)
  if (!isWeb && !/^[a-z\d-]+(?:\.[a-z\d-]+)+[/?#]/i.test(whole)) return undefined
  const address = isWeb ? whole : `https://${whole}`
  return URL.canParse(address) ? new URL(address) : undefined
}

function hostOf({ hostname }: URL): string | undefined {
  const hosts = [hostname, hostname.replace(/^(?:www|m|mobile|[a-z]{2})\./, '')]
  return hosts.find((host) => Object.hasOwn(sites, host))
}

/** Percent signs turned back; a text that is wrongly encoded stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // not encoded after all
  }
}
