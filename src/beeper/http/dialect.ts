import type { CreateChat, NewChat, StartChat } from '#contract/new-chat.ts'
import { createChat, newChat, startChat } from '#contract/new-chat.ts'

/**
 * How a server opens chats: `start` has a call of its own (4.2.808 and newer), `union` takes the
 * whole union on `POST /v1/chats` (from 4.2.557), `create` knows people by ID only.
 */
export type Dialect = 'start' | 'union' | 'create'

/** A version as numbers, such as `4.3.73` or `v4.3.73-beta.1`; `undefined` where there are none. */
export const isVersion = (text: string): boolean => /^v?\d+(\.\d+)*(?![\d.])/i.test(text.trim())

/**
 * The dialect of a version as a header or `/v1/info` gives it. Without one, the server is older than
 * both; one that can't be read is none that we know, so it is taken for a newer one.
 */
export function dialectOf(version: string | undefined): Dialect {
  if (!version) return 'create'
  if (!isVersion(version) || isAtLeast(version, [4, 2, 808])) return 'start'
  return isAtLeast(version, [4, 2, 557]) ? 'union' : 'create'
}

/** Whether `4.3.73` is the given version or a newer one. Unreadable parts count as zero. */
function isAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version
    .trim()
    .replace(/^v/i, '')
    .split(/[.-]/)
    .map((part) => Number.parseInt(part, 10) || 0)
  for (const [index, part] of wanted.entries()) {
    const difference = (parts[index] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The request that opens the chat: the call and its body, ready to be sent and to be shown. */
export type OpenRequest =
  | { call: typeof startChat; body: StartChat }
  | { call: typeof createChat; body: CreateChat }
  | { call: typeof newChat; body: NewChat }

/** Whether a server of this dialect can do it at all: the oldest look no one up, they take IDs only. */
export const canAsk = (payload: NewChat, dialect: Dialect): boolean =>
  dialect !== 'create' || payload.mode !== 'start' || payload.user.id !== undefined

/**
 * Turns the union payload into the server's own request. Where a server has no call that finds
 * people, a person whose ID is known is reached by creating the direct chat.
 */
export function requestFor(payload: NewChat, dialect: Dialect): OpenRequest {
  if (dialect === 'union') return { call: newChat, body: payload }
  if (payload.mode === 'start') {
    const { mode: _, ...body } = payload
    return dialect === 'create' && body.user.id !== undefined
      ? { call: createChat, body: asCreate(body, body.user.id) }
      : { call: startChat, body }
  }
  const { mode: _, ...body } = payload
  return { call: createChat, body }
}

const asCreate = ({ accountID, messageText }: StartChat, id: string): CreateChat => ({
  accountID,
  type: 'single',
  participantIDs: [id],
  ...(messageText === undefined ? {} : { messageText }),
})

/** Whether a server of this dialect has the call, so that its 404 speaks of something else. */
export const hasCall = ({ call }: OpenRequest, dialect: Dialect): boolean =>
  call.path !== startChat.path || dialect === 'start'
