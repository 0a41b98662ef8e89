import { jsonText } from '#ui/text/json-text.ts'
import { bounded } from '#ui/text/text-limits.ts'

// invisible characters, except joiners in scripts and emoji, and the line breaks of the JSON
const invisible = /(?![\n\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]/gu

/** JSON with an indentation of two spaces. */
export const readableJSON = (value: unknown): string => visible(JSON.stringify(value, null, 2))

/** UTF-16 units of an answer that are shown at most. */
const maxAnswerLength = 500_000

/** An unparsed answer as text: a string as it is, anything else as JSON. */
export const readableAnswer = (raw: unknown): string =>
  typeof raw === 'string' ? bounded(raw, maxAnswerLength) : visible(jsonText(raw, maxAnswerLength))

/** Escapes invisible characters and bidi controls. */
export const visible = (json: string) =>
  json.replace(invisible, (character) => character.split('').map(escaped).join(''))

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
