import type { Chat } from '#contract/chat.ts'

/** Whether the network lets a title be changed; a level of 0 or below is no permission. */
export const canRename = ({ capabilities }: Chat) => (capabilities?.state?.title?.level ?? 0) > 0

/** Whether a chat may be archived: Beeper files chats itself, so only a clear no forbids it. */
export const canArchive = ({ capabilities }: Chat) => capabilities?.archive !== false
