import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'
import type { NewChat } from '#contract/new-chat.ts'

const key = 'overture.sent'
/** For how long the same body without a message is asked about, in milliseconds. */
const harmlessFor = 60_000
const maxNotes = 300

const Note = z.object({
  /** Tells one request from all others, the same body sent again included. */
  id: z.string(),
  body: z.string(),
  /** The words alone, to find them sent to the same chat in another way. */
  message: z.exactOptional(z.string()),
  chatID: z.exactOptional(z.string()),
  /** Milliseconds since 1970. */
  sentAt: z.number(),
  /** An open outcome may have opened a chat, or may still do so. */
  outcome: z.enum(['open', 'sent']),
})
type Note = z.infer<typeof Note>

/** One body, for one server; `chatID` where the chat is known already. */
export interface SentBody {
  mount: string
  payload: NewChat
  chatID?: string | undefined
}

/** An earlier request that a new one would repeat. */
export interface EarlierRequest {
  sentAt: number
  outcome: 'open' | 'sent'
}

/**
 * What was sent from this browser, as hashes: no word of it is kept. All tabs share the notes, so
 * that a second one asks as well.
 */
export const sentRequests = {
  /**
   * An earlier request that this one would repeat: a message that was delivered, however long ago;
   * an outcome that is still open; the same body within a minute.
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
  /** Notes a request before it is sent, so that a reload or another tab meanwhile asks too. */
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
  /** It is known that it worked, and in which chat. */
  settle(id: string, chatID: string) {
    write(read().map((note) => (note.id === id ? { ...note, chatID, outcome: 'sent' } : note)))
  },
  /** It certainly did nothing. */
  withdraw(id: string) {
    write(read().filter((note) => note.id !== id))
  },
  /** Whatever was sent to a server that was reset is no more. */
  forget(mount: string) {
    write(read().filter(({ body }) => !body.startsWith(`${mount} `)))
  },
}

/**
 * Notes a request that is about to be sent, unless it would repeat one that is newer than
 * `acceptedAt`. Of two tabs that press at once, one finds the other's note.
 */
export async function claimRequest(
  body: SentBody,
  acceptedAt: number,
): Promise<{ id: string } | { earlier: EarlierRequest }> {
  const decide = () => {
    const earlier = sentRequests.earlier(body)
    return earlier && earlier.sentAt > acceptedAt ? { earlier } : { id: sentRequests.begin(body) }
  }
  // older browsers have no locks; the notes alone tell tabs apart then
  if (!navigator.locks) return decide()
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(key, async () => {
      resolve(decide())
      // nobody waits for it here, and the next tab reads what was written
      await new Promise((release) => setTimeout(release, untilRead))
    })
    held.catch(reject)
  })
}

/** Milliseconds until another tab, a process of its own, is sure to read what this one has written. */
const untilRead = 200

/** Whether the same again is asked about: a chat that was only opened is harmless after a minute. */
const matters = ({ outcome, message, sentAt }: Note, now: number) =>
  outcome === 'open' || message !== undefined || now - sentAt < harmlessFor

/** The oldest leave first, and open outcomes last of all. */
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
  // the order in which participants were added makes no other group
  `${mount} ${hash(
    payload.mode === 'start'
      ? payload
      : { ...payload, participantIDs: payload.participantIDs.toSorted() },
  )}`

const messageHash = ({ mount, payload: { messageText } }: SentBody) =>
  messageText === undefined ? undefined : hash([mount, messageText])

// where storage is blocked or full nothing is asked
const kept = stored(key, z.array(Note))
const read = (): readonly Note[] => kept.read() ?? []
const write = (notes: readonly Note[]) => void kept.write([...notes])

/** FNV-1a over UTF-16, twice with different seeds: enough to tell some hundred requests apart. */
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
