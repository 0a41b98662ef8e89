import * as z from 'zod/mini'
import { lenient, openEnum } from './lenient.ts'

const messageTypes = [
  'TEXT',
  'NOTICE',
  'IMAGE',
  'VIDEO',
  'VOICE',
  'AUDIO',
  'FILE',
  'STICKER',
  'LOCATION',
  'REACTION',
] as const

/** A message, as far as a preview shows it. Timestamps are ISO 8601 with a zone. */
export const Message = z.object({
  id: z.string(),
  accountID: z.string(),
  chatID: z.string(),
  senderID: z.string(),
  /** Orders the messages of one chat; opaque otherwise. */
  sortKey: z.string(),
  timestamp: z.string(),
  senderName: lenient(z.string()),
  /** May hold mark-up; never to be shown as such. */
  text: lenient(z.string()),
  type: lenient(openEnum(messageTypes)),
  isSender: lenient(z.boolean()),
})
export type Message = z.infer<typeof Message>
