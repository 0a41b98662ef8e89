import { jsonText } from '#ui/text/json-text.ts'
import { bounded } from '#ui/text/text-limits.ts'

// joiners belong to letters and faces that are seen; a line break is the JSON's own
const unseen = /(?![\n\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]/gu

/** A request's JSON, two spaces deep. */
export const readableJSON = (value: unknown): string => visible(JSON.stringify(value, null, 2))

/** More of an answer is not shown. */
const maxAnswerLength = 500_000

/** An answer as it came, whatever it is: JSON in the same way, anything else as the text it is. */
export const readableAnswer = (raw: unknown): string =>
  typeof raw === 'string' ? bounded(raw, maxAnswerLength) : visible(jsonText(raw, maxAnswerLength))

/** Whatever cannot be seen, or turns the text around, stands as an escape. */
export const visible = (json: string) =>
  json.replace(unseen, (character) => character.split('').map(escaped).join(''))

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
