import * as z from 'zod/mini'
import { lenient, openEnum } from './lenient.ts'

/** A file inside a message, as it is read. URLs may be short-lived or paths on Beeper's machine. */
export const Attachment = z.object({
  type: openEnum(['unknown', 'img', 'video', 'audio']),
  id: lenient(z.string()),
  fileName: lenient(z.string()),
  mimeType: lenient(z.string()),
  /** Bytes. */
  fileSize: lenient(z.number()),
  /** Seconds. */
  duration: lenient(z.number()),
  /** Pixels. */
  size: lenient(z.object({ width: lenient(z.number()), height: lenient(z.number()) })),
  isGif: lenient(z.boolean()),
  isSticker: lenient(z.boolean()),
  isVoiceNote: lenient(z.boolean()),
  posterImg: lenient(z.string()),
  srcURL: lenient(z.string()),
  transcription: lenient(
    z.object({ engine: z.string(), transcription: z.string(), language: lenient(z.string()) }),
  ),
})
export type Attachment = z.infer<typeof Attachment>

/** A file to be sent, named by what uploading it answered. Its kinds are not those that are read. */
export const SentAttachment = z.object({
  uploadID: z.string().check(z.minLength(1)),
  /** Guessed from the MIME type when absent. */
  type: z.exactOptional(
    z.enum(['image', 'video', 'audio', 'file', 'gif', 'voice-note', 'sticker']),
  ),
  fileName: z.exactOptional(z.string()),
  mimeType: z.exactOptional(z.string()),
  /** Seconds. */
  duration: z.exactOptional(z.number()),
  /** Pixels. */
  size: z.exactOptional(z.object({ width: z.number(), height: z.number() })),
})
export type SentAttachment = z.infer<typeof SentAttachment>
