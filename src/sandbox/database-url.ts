import { fileURLToPath } from 'node:url'

/** The file that a database URL names; undefined for one in memory or on a server. */
export function fileOf(url: string): string | undefined {
  if (!url.startsWith('file:') || url.includes(':memory:')) return undefined
  const withoutQuery = url.replace(/[?#].*$/, '')
  return withoutQuery.startsWith('file://')
    ? fileURLToPath(withoutQuery)
    : decodeURIComponent(withoutQuery.slice('file:'.length))
}
