import type { Chat } from '#contract/chat.ts'

/** A chat as it is known by now. */
export interface ReadChat {
  chat: Chat | undefined
  /** As it came, with whatever the contract could not read. */
  raw: unknown
}
