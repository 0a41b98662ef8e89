import { type Chat, getChat } from '#contract/chats.ts'
import { hasAccount } from './accounts.ts'
import { BeeperError } from './failure/failure.ts'
import type { Beeper } from './http/client.ts'
import { type Dialect, hasCall, type OpenRequest } from './server-version.ts'

/** The result of the search for an existing chat before sending; no `chat`: there was none. */
export interface CheckBefore {
  chat: { chatID: string; lastActivity: string | undefined } | undefined
}

/** What is known about a chat after it was opened. */
export interface Opened {
  chatID: string
  accountID: string
  /** `created`, `existing` or another value of the server's; `undefined` if it sent none. */
  status: string | undefined
  /** Absent if the response held the chat's ID only, and reading the chat failed. */
  chat: Chat | undefined
  /** The unparsed chat, with fields that the contract does not know; absent when `chat` is. */
  rawChat: unknown
  exchange: { raw: unknown; status: number; milliseconds: number }
}

/**
 * Sends the request once, and reads the chat if the response holds its ID only. Throws a
 * `BeeperError` when the chat could not be opened, but not when only reading it failed. With the
 * server's `dialect`, an unspecific 404 is traced to its cause.
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

/** The current chat, parsed and raw; `undefined` when it can't be read. */
async function readChat(beeper: Beeper, chatID: string) {
  try {
    return await beeper.send(getChat, { params: { chatID }, query: {} })
  } catch (error) {
    // the chat is open nevertheless: the card shows what is known
    if (error instanceof BeeperError) return undefined
    throw error
  }
}

/** Reads a chat that was found, not opened, as an opened one. */
export async function openedAs(beeper: Beeper, { id, accountID }: Chat): Promise<Opened> {
  const { answer, raw, status, milliseconds } = await beeper.send(getChat, {
    params: { chatID: id },
    query: {},
  })
  const exchange = { raw, status, milliseconds }
  return { chatID: id, accountID, status: undefined, chat: answer, rawChat: raw, exchange }
}

/**
 * A 404 of the API that names no cause may mean the call, the account or the contact. The version
 * rules out the first, and the list of accounts tells the other two apart. A 404 or 405 without an
 * error body of the API may come from any server in between, and says nothing about the three.
 */
async function withCause(beeper: Beeper, error: unknown, request: OpenRequest, dialect: Dialect) {
  const isUnspecific = error instanceof BeeperError && error.kind === 'call-unknown'
  if (!isUnspecific || !hasCall(request, dialect)) return error
  if (!error.refusal) return new BeeperError('missing', error)
  if (error.status !== 404 || /\b(route|endpoint)\b/i.test(error.refusal.message)) return error
  try {
    const accountExists = await hasAccount(beeper, request.body.accountID)
    return new BeeperError(accountExists ? 'person-unknown' : 'account-gone', error)
  } catch (listError) {
    if (listError instanceof BeeperError) return new BeeperError('missing', error)
    throw listError
  }
}

/** A request that was sent, and its response. */
export interface SentRequest {
  request: OpenRequest
  answer: {
    raw: unknown
    /** HTTP status; `undefined` without a response. */
    status: number | undefined
    /** From the call to its response, or to the end of waiting for one. */
    milliseconds: number
  }
}
