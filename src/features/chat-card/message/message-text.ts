import { own } from '#contract/lenient.ts'
import type { Message } from '#contract/messages.ts'
import { displayText } from '#ui/text/display-text.tsx'
import type { Receipt } from './receipt.ts'

/** The status below an own message. */
export interface ReceiptText {
  tone: 'plain' | 'good' | 'warn' | 'bad'
  label: string
  why: string
}

const receipts: Record<Exclude<Receipt['state'], 'failed'>, ReceiptText> = {
  looking: { tone: 'plain', label: 'Sending…', why: '' },
  sending: { tone: 'warn', label: 'Sending', why: 'not accepted yet' },
  delivered: { tone: 'good', label: 'Delivered', why: '' },
  untold: { tone: 'plain', label: 'In the chat', why: '' },
  absent: {
    tone: 'bad',
    label: 'Not sent',
    why: 'It is not in the chat. Some networks leave it out when the chat was there before.',
  },
  unclear: {
    tone: 'warn',
    label: 'Not known',
    why: 'We can’t tell whether it was sent. Look in the chat before you send it again.',
  },
}

const reasons: Readonly<Record<string, string>> = {
  'm.event_not_handled': 'The network took no notice of it.',
  'com.beeper.unsupported_event': 'The network doesn’t accept this kind of message.',
  'com.beeper.undecryptable_event': 'The bridge could not decrypt it.',
  'm.event_too_old': 'It waited too long to be sent.',
  'm.no_permission': 'You may not write to this chat.',
  'm.bridge_unavailable': 'The account is not connected.',
}

/** A receipt as text, with the reason of a failure. */
export function receiptText(receipt: Receipt): ReceiptText {
  if (receipt.state !== 'failed') return receipts[receipt.state]
  const { reason, message } = receipt.status
  const why = (reason && own(reasons, reason)) || message || reason || ''
  const final = receipt.isFinal && 'Trying again is unlikely to help.'
  return { tone: 'bad', label: 'Not sent', why: [why, final].filter(Boolean).join(' ') }
}

/** The status of a message while the chat cannot be read. */
export const unreadText = {
  tone: 'warn',
  label: 'Not known',
  why: 'The chat can’t be read, so we can’t tell whether it was sent.',
} as const satisfies ReceiptText

const kinds: Readonly<Record<string, string>> = { img: 'Photo', video: 'Video', audio: 'Audio' }
const maxNameLength = 100

/** The files of a message by kind and name: "Photo: beach.jpg". */
export const attachmentTexts = ({ attachments = [] }: Message): string[] =>
  attachments.map(({ type, fileName, isGif, isSticker, isVoiceNote }) => {
    const special = (isVoiceNote && 'Voice message') || (isSticker && 'Sticker') || (isGif && 'GIF')
    const kind = special || own(kinds, type) || 'File'
    return fileName ? `${kind}: ${displayText(fileName, maxNameLength)}` : kind
  })

/** The reactions with their counts: "👍 2". */
export function reactionTexts({ reactions = [] }: Message): string[] {
  const counts = new Map<string, number>()
  for (const { reactionKey } of reactions) {
    const key = displayText(reactionKey, 30)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].slice(0, 20).map(([key, count]) => (count > 1 ? `${key} ${count}` : key))
}

const types: Readonly<Record<string, string>> = {
  IMAGE: 'Photo',
  VIDEO: 'Video',
  VOICE: 'Voice message',
  AUDIO: 'Audio',
  FILE: 'File',
  STICKER: 'Sticker',
  LOCATION: 'Location',
}

/** The placeholder for a message without text; `undefined` if it has text or files. */
export function insteadOfText({ text, isDeleted, attachments, type }: Message): string | undefined {
  if (isDeleted) return 'This message was deleted.'
  if (text || attachments?.length) return undefined
  return own(types, type ?? '') ?? 'A message that can’t be shown here.'
}

/**
 * "Today", "Yesterday", "Tuesday" within the week, else the date; `undefined` without a valid time.
 */
export function dayText(at: number, now: Date): string | undefined {
  if (Number.isNaN(at) || Math.abs(at) > 8.64e15) return undefined
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0)
  const days = Math.round((midnight(now.getTime()) - midnight(at)) / 86_400_000)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const isThisWeek = days > 1 && days < 7
  return (isThisWeek ? weekdays : dates).format(at)
}

// created once: each takes about a millisecond
const weekdays = new Intl.DateTimeFormat('en', { weekday: 'long' })
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const times = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The time of day, in the browser's time zone. */
export const timeText = (at: number): string =>
  Number.isNaN(at) || Math.abs(at) > 8.64e15 ? '' : times.format(at)
