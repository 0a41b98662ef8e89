import type { Message } from '#contract/messages.ts'

/** The changed chat, by both of its IDs: the key is its `localChatID`. */
export interface ChangedChat {
  key: number
  id: string
}

/** A change in a chat, for the listeners. */
export type ChatEvent = { chat: ChangedChat } & (
  | { type: 'chat.upserted' | 'chat.deleted' }
  | { type: 'message.deleted'; ids: string[] }
  /** `at` schedules the event, such as for the final send status. */
  | { type: 'message.upserted'; message: Message; at?: Date }
)

type Change = ChatEvent | { type: 'reset' }

/** Sends a stored change to the listeners. */
export type Publish = (change: Change) => void
