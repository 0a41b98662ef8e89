import type { Message } from '#contract/messages.ts'
import type { ChatRow } from '../store/chats.ts'

/** The chat that a change belongs to, by both of its IDs: the key is its `localChatID`. */
export type ChangedChat = Pick<ChatRow, 'key' | 'id'>

/** Something that happened in a chat, as it is told to those who listen. */
export type ChatEvent = { chat: ChangedChat } & (
  | { type: 'chat.upserted' | 'chat.deleted' }
  | { type: 'message.deleted'; ids: string[] }
  /** `at` lies ahead for what will happen by itself, such as the end of a sending. */
  | { type: 'message.upserted'; message: Message; at?: Date }
)

/** What can happen: something in a chat, or everything is back at its beginning. */
export type Change = ChatEvent | { type: 'reset' }

/** Tells a change to whoever listens, once it is written. */
export type Publish = (change: Change) => void
