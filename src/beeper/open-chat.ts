import type { Chat } from '#contract/chat.ts'
import { getChat } from '#contract/chat-endpoints.ts'
import type { Beeper } from './client.ts'
import type { OpenRequest } from './dialect.ts'
import { BeeperFailure } from './failure.ts'

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
 * `BeeperFailure` when the chat could not be opened; a reading that fails is no such failure.
 */
export async function openChat(
  beeper: Beeper,
  request: OpenRequest,
  signal?: AbortSignal,
): Promise<Opened> {
  const { answer, raw, status, milliseconds } = await beeper.send(request.call, request, signal)
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

async function readChat(beeper: Beeper, chatID: string) {
  try {
    return await beeper.send(getChat, { params: { chatID }, query: {} })
  } catch (error) {
    // the chat is open all the same: the card shows what is known
    if (error instanceof BeeperFailure) return undefined
    throw error
  }
}
