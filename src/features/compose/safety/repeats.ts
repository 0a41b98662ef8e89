import * as z from 'zod/mini'
import type { NewChat } from '#contract/new-chat.ts'

const key = 'overture.sent'
/** Milliseconds during which the same request is asked about. */
const fresh = 60_000

const Sent = z.array(z.object({ hash: z.string(), at: z.number() }))

/** Whether sending a payload twice does something twice: another group, or the words once more. */
export const actsTwice = (payload: NewChat) =>
  payload.messageText !== undefined || (payload.mode !== 'start' && payload.type === 'group')

/** What was sent in the last minute from this tab, as hashes: no word of it is kept. */
export const repeats = {
  /** Seconds since the same was sent; `undefined` if it was not in the last minute. */
  secondsSince(payload: NewChat, now = Date.now()): number | undefined {
    const last = sent(now).findLast(({ hash }) => hash === hashOf(payload))
    return last && Math.max(0, Math.round((now - last.at) / 1000))
  },
  note(payload: NewChat, now = Date.now()) {
    try {
      const all = [...sent(now), { hash: hashOf(payload), at: now }]
      sessionStorage.setItem(key, JSON.stringify(all))
    } catch {
      // storage is blocked or full; then nobody is asked
    }
  },
}

function sent(now: number) {
  try {
    const { data = [] } = z.safeParse(Sent, JSON.parse(sessionStorage.getItem(key) ?? '[]'))
    return data.filter(({ at }) => now - at < fresh)
  } catch {
    return [] // storage is blocked, or holds something else
  }
}

/** FNV-1a over UTF-16, twice with different seeds: enough to tell a minute's requests apart. */
function hashOf(payload: NewChat): string {
  const text = JSON.stringify(payload)
  return [0x811c9dc5, 0x1234567].map((seed) => hashFrom(seed, text).toString(36)).join('-')
}

function hashFrom(seed: number, text: string): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}
