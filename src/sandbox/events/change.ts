import type { Message } from '#contract/messages.ts'

/** The chat that a change belongs to, by both of its IDs: the key is its `localChatID`. */
export interface ChangedChat {
  key: number
  id: string
}

/** A change in a chat, as it is sent to listeners. */
export type ChatEvent = { chat: ChangedChat } & (
  | { type: 'chat.upserted' | 'chat.deleted' }
  | { type: 'message.deleted'; ids: string[] }
  /** `at` lies ahead for what will happen by itself, such as the end of a sending. */
  | { type: 'message.upserted'; message: Message; at?: Date }
)

type Change = ChatEvent | { type: 'reset' }

/** Sends a change to the listeners, once it is written. */
export type Publish = (change: Change) => void
