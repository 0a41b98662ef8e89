import * as z from 'zod/mini'
import { BeeperFailure, leavesOutcomeOpen } from '#beeper/failure.ts'
import type { NewChat } from '#contract/new-chat.ts'

const key = 'overture.sent'
/** Milliseconds during which the same body is asked about. */
const fresh = 60_000

const Noted = z.array(
  z.object({ hash: z.string(), at: z.number(), seen: z.number(), isAnswered: z.boolean() }),
)

/** One body and the server that it is for. */
export interface Sent {
  server: string
  payload: NewChat
}

/** An earlier request with the same body. */
export interface Earlier {
  /** Seconds since it was sent. */
  seconds: number
  /** Whether it is known that it worked; otherwise nobody knows. */
  isAnswered: boolean
}

/** What was sent in the last minute from this tab, as hashes: no word of it is kept. */
export const repeats = {
  /** The same body, if it was on its way or answered in the last minute. */
  earlier(sent: Sent, now = Date.now()): Earlier | undefined {
    const last = noted(now).find(({ hash }) => hash === hashOf(sent))
    if (!last) return undefined
    return {
      seconds: Math.max(0, Math.round((now - last.at) / 1000)),
      isAnswered: last.isAnswered,
    }
  },
  /**
   * Notes what was sent `at` that millisecond, and again whenever something is heard of it. What it
   * returns takes the note back, for what certainly did nothing.
   */
  note(sent: Sent, { at, isAnswered }: { at: number; isAnswered: boolean }, now = Date.now()) {
    const hash = hashOf(sent)
    const before = noted(now)
    const others = before.filter((note) => note.hash !== hash)
    write([...others, { hash, at, seen: now, isAnswered }])
    return () => write(before)
  },
}

/** Waits for the answer to what has just been sent, with a note of it from the start. */
export async function noting<Answer>(sent: Sent, answer: Promise<Answer>): Promise<Answer> {
  const at = Date.now()
  // before anything is known, so that a reload in between is asked about too
  const takeBack = repeats.note(sent, { at, isAnswered: false })
  try {
    const answered = await answer
    repeats.note(sent, { at, isAnswered: true })
    return answered
  } catch (error) {
    if (error instanceof BeeperFailure && !leavesOutcomeOpen(error)) takeBack()
    else repeats.note(sent, { at, isAnswered: false })
    throw error
  }
}

function write(notes: z.infer<typeof Noted>) {
  try {
    sessionStorage.setItem(key, JSON.stringify(notes))
  } catch {
    // storage is blocked or full; then nobody is asked
  }
}

function noted(now: number) {
  try {
    const { data = [] } = z.safeParse(Noted, JSON.parse(sessionStorage.getItem(key) ?? '[]'))
    return data.filter(({ seen }) => now - seen < fresh)
  } catch {
    return [] // storage is blocked, or holds something else
  }
}

/** FNV-1a over UTF-16, twice with different seeds: enough to tell a minute's requests apart. */
function hashOf({ server, payload }: Sent): string {
  const text = server + JSON.stringify(payload)
  return [0x811c9dc5, 0x1234567].map((seed) => hashFrom(seed, text).toString(36)).join('-')
}

function hashFrom(seed: number, text: string): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}
