import type { Unreadable } from './recognize.ts'

/** Why a text names no one who can be reached: a sentence, and a few words for a row of a list. */
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
    brief: 'no person’s page',
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
    brief: 'no phone number',
  },
}
