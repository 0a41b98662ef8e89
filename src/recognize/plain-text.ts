import type { Unreadable } from './recognition.ts'

/** Lower case without accents, to compare names. Not for addresses, where accents count. */
export const foldAccents = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

// control characters, soft hyphens, bidi marks and overrides, word joiners, byte order marks; but
// not the joiners in Persian names and emoji
const marks =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** Removes invisible characters, which phones put around numbers and which can disguise names. */
export const withoutMarks = (text: string) => text.replace(/[\t\n\r]+/g, ' ').replace(marks, '')

/** Whether a text contains invisible characters, so that the UI can report their removal. */
export const hasMarks = (text: string) => withoutMarks(text) !== text.replace(/[\t\n\r]+/g, ' ')

/** UI text for each reason: a sentence, and a short form for a row of a list. */
export const unreadableTexts: Record<Unreadable['reason'], { sentence: string; brief: string }> = {
  'group-invite': {
    sentence: 'This is an invite to a group, not a person. Open it in the app it is from.',
    brief: 'an invite to a group',
  },
  group: { sentence: 'This is the ID of a group, not of a person.', brief: 'a group' },
  encrypted: {
    sentence: 'This link hides who it belongs to. Ask for their number or username instead.',
    brief: 'a link only its app can read',
  },
  'no-person': {
    sentence: 'This link doesn’t lead to a person. A link to their profile would do.',
    brief: 'not a person’s page',
  },
  'too-long': {
    sentence: 'This is too long for a name, a number or a link.',
    brief: 'too long',
  },
  'two-numbers': {
    sentence: 'These are two numbers. Keep the one you mean.',
    brief: 'two numbers',
  },
  fax: { sentence: 'This is a fax number. It can’t be messaged.', brief: 'a fax number' },
  'other-number': {
    sentence: 'This doesn’t look like a phone number. Start it with + and the country code.',
    brief: 'not a phone number',
  },
}
