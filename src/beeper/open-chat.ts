import { type Chat, getChat } from '#contract/chats.ts'
import { hasAccount } from './accounts.ts'
import { BeeperError } from './failure/failure.ts'
import type { Beeper } from './http/client.ts'
import { type Dialect, hasCall, type OpenRequest } from './server-version.ts'

/** What a look at the shared chats found before anything was sent; no `chat`: there was none. */
export interface CheckBefore {
  chat: { chatID: string; lastActivity: string | undefined } | undefined
}

/** What is known of a chat after it was opened. */
export interface Opened {
  chatID: string
  accountID: string
  /** `created`, `existing` or whatever the server said; `undefined` when it did not say. */
  status: string | undefined
  /** Absent when the server named the chat only, and reading it failed. */
  chat: Chat | undefined
  /** The chat as it came, with whatever the contract could not read; absent as `chat` is. */
  rawChat: unknown
  exchange: { raw: unknown; status: number; milliseconds: number }
}

/**
 * Sends the request once and completes a thin answer by reading the chat. Throws a
 * `BeeperError` when the chat could not be opened; a reading that fails is no such failure.
 * With the server's `dialect`, a bare 404 is traced to its cause.
 */
export async function openChat(
  beeper: Beeper,
  request: OpenRequest,
  { signal, dialect }: { signal?: AbortSignal; dialect?: Dialect } = {},
): Promise<Opened> {
  const { answer, raw, status, milliseconds } = await beeper
    .send(request.call, request, signal)
    .catch(async (error: unknown) => {
      throw dialect ? await withCause(beeper, error, request, dialect) : error
    })
  const opened = {
    accountID: request.body.accountID,
    status: answer.status,
    exchange: { raw, status, milliseconds },
  }
  if ('participants' in answer) {
    return { ...opened, chatID: answer.id, chat: answer, rawChat: raw }
  }
  const read = await readChat(beeper, answer.chatID)
  return { ...opened, chatID: answer.chatID, chat: read?.answer, rawChat: read?.raw }
}

/** A chat as it is now, read and as it came; `undefined` when it can't be read. */
async function readChat(beeper: Beeper, chatID: string) {
  try {
    return await beeper.send(getChat, { params: { chatID }, query: {} })
  } catch (error) {
    // the chat is open all the same: the card shows what is known
    if (error instanceof BeeperError) return undefined
    throw error
  }
}

/** The same chat, read again: for one that was found and not opened. */
export async function openedAs(beeper: Beeper, { id, accountID }: Chat): Promise<Opened> {
  const { answer, raw, status, milliseconds } = await beeper.send(getChat, {
    params: { chatID: id },
    query: {},
  })
  const exchange = { raw, status, milliseconds }
  return { chatID: id, accountID, status: undefined, chat: answer, rawChat: raw, exchange }
}

/**
 * A 404 of the API that names nothing may mean the call, the account or the contact. The version
 * rules out the first, and the list of accounts tells the other two apart. A 404 or 405 without the
 * API's own words may come from anything that stands between, and says nothing of any of them.
 */
async function withCause(beeper: Beeper, error: unknown, request: OpenRequest, dialect: Dialect) {
  const isUnnamed = error instanceof BeeperError && error.kind === 'call-unknown'
  if (!isUnnamed || !hasCall(request, dialect)) return error
  if (!error.refusal) return new BeeperError('missing', error)
  if (error.status !== 404 || /\b(route|endpoint)\b/i.test(error.refusal.message)) return error
  try {
    const isThere = await hasAccount(beeper, request.body.accountID)
    return new BeeperError(isThere ? 'person-unknown' : 'account-gone', error)
  } catch (unread) {
    if (unread instanceof BeeperError) return new BeeperError('missing', error)
    throw unread
  }
}

/** One request that was sent, and what came back. */
export interface SentRequest {
  request: OpenRequest
  answer: {
    raw: unknown
    /** HTTP status; `undefined` when no answer came. */
    status: number | undefined
    /** From the call to the answer, or to the end of waiting for one. */
    milliseconds: number
  }
}
