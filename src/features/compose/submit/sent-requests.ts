import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'
import type { NewChat } from '#contract/new-chat.ts'

const key = 'overture.sent'
/** For how long repeating a body without a message needs a confirmation, in milliseconds. */
const harmlessFor = 60_000
const maxNotes = 300

const Note = z.object({
  /** Unique to the request, also among requests with the same body. */
  id: z.string(),
  body: z.string(),
  /** Hash of the message alone, to find it sent to the same chat by another identifier. */
  message: z.exactOptional(z.string()),
  chatID: z.exactOptional(z.string()),
  /** Milliseconds since 1970. */
  sentAt: z.number(),
  /** A request with an open outcome may have opened a chat, or may still do so. */
  outcome: z.enum(['open', 'sent']),
})
type Note = z.infer<typeof Note>

/** A request body for one server; `chatID` if the chat is known already. */
export interface SentBody {
  mount: string
  payload: NewChat
  chatID?: string | undefined
}

/** A request that a new one would repeat. */
export interface EarlierRequest {
  sentAt: number
  outcome: 'open' | 'sent'
}

/**
 * The requests sent from this browser, as hashes: no text is stored. All tabs share them, so that
 * each one detects duplicates.
 */
export const sentRequests = {
  /**
   * The latest request that this one would repeat: a delivered message, at any time; a request with
   * an open outcome; the same body within a minute.
   */
  earlier(body: SentBody, now = Date.now()): EarlierRequest | undefined {
    const hash = bodyHash(body)
    const message = messageHash(body)
    return read()
      .toReversed()
      .find(
        (note) =>
          (note.body === hash || isSameMessage(note, message, body.chatID)) && matters(note, now),
      )
  },
  /**
   * Stores a request before it is sent, so that other tabs and a reload know of it. Returns its ID.
   */
  begin(body: SentBody, sentAt = Date.now()): string {
    const id = crypto.randomUUID()
    const message = messageHash(body)
    const note: Note = {
      id,
      body: bodyHash(body),
      ...(message && { message }),
      ...(body.chatID && { chatID: body.chatID }),
      sentAt,
      outcome: 'open',
    }
    write(bounded([...read().filter((one) => matters(one, sentAt)), note]))
    return id
  },
  /** The request worked, and opened this chat. */
  markSent(id: string, chatID: string) {
    write(read().map((note) => (note.id === id ? { ...note, chatID, outcome: 'sent' } : note)))
  },
  /** The request certainly had no effect. */
  withdraw(id: string) {
    write(read().filter((note) => note.id !== id))
  },
  /** Forgets the requests to a server that was reset. */
  forget(mount: string) {
    write(read().filter(({ body }) => !body.startsWith(`${mount} `)))
  },
}

/**
 * Stores a request that is about to be sent, unless it would repeat one that is newer than
 * `acceptedAt`. If two tabs send at once, the second one finds the first one's note.
 */
export async function claimRequest(
  body: SentBody,
  acceptedAt: number,
): Promise<{ id: string } | { earlier: EarlierRequest }> {
  const decide = () => {
    const earlier = sentRequests.earlier(body)
    return earlier && earlier.sentAt > acceptedAt ? { earlier } : { id: sentRequests.begin(body) }
  }
  // older browsers have no Web Locks: two tabs may then send at the very same time
  if (!navigator.locks) return decide()
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(key, async () => {
      resolve(decide())
      // delays the next tab only, which then reads what was written here
      await new Promise((release) => setTimeout(release, untilRead))
    })
    held.catch(reject)
  })
}

/** Milliseconds until a tab in another process is sure to read what this one has written. */
const untilRead = 200

/** Whether a repetition needs a confirmation: opening a chat again is harmless after a minute. */
const matters = ({ outcome, message, sentAt }: Note, now: number) =>
  outcome === 'open' || message !== undefined || now - sentAt < harmlessFor

/** Drops the oldest notes beyond the limit, those with an open outcome last. */
function bounded(notes: readonly Note[]): readonly Note[] {
  const surplus = Math.max(0, notes.length - maxNotes)
  const leaving = new Set(notes.filter(({ outcome }) => outcome === 'sent').slice(0, surplus))
  return notes.filter((note) => !leaving.has(note)).slice(-maxNotes)
}

const isSameMessage = (note: Note, message: string | undefined, chatID: string | undefined) =>
  message !== undefined &&
  chatID !== undefined &&
  note.message === message &&
  note.chatID === chatID

const bodyHash = ({ mount, payload }: SentBody) =>
  // the order of participants does not matter
  `${mount} ${hash(
    payload.mode === 'start'
      ? payload
      : { ...payload, participantIDs: payload.participantIDs.toSorted() },
  )}`

const messageHash = ({ mount, payload: { messageText } }: SentBody) =>
  messageText === undefined ? undefined : hash([mount, messageText])

// without storage no duplicate is detected
const kept = stored(key, z.array(Note))
const read = (): readonly Note[] => kept.read() ?? []
const write = (notes: readonly Note[]) => void kept.write([...notes])

/** FNV-1a over UTF-16, twice with different seeds: enough to distinguish some hundred requests. */
function hash(value: unknown): string {
  const text = JSON.stringify(value)
  return [0x811c9dc5, 0x1234567].map((seed) => hashFrom(seed, text).toString(36)).join('-')
}

function hashFrom(seed: number, text: string): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}
