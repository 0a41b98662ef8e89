/** How a language spells a character by its number. */
type Escape = (code: number) => string

// joiners belong to letters and faces that are seen
const unsafe = /(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}\\'"]/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A text as a literal between quotes. Quotes, backslashes and whatever cannot be seen or turns the
 * code around stand as escapes, so that nothing leaves the literal and nothing hides in it.
 */
const literal = (text: string, quote: string, spell: Escape) =>
  quote +
  text.replace(unsafe, (character) => {
    if (character === quote || character === '\\') return `\\${character}`
    if (character === '"' || character === "'") return character
    return short[character] ?? spell(character.codePointAt(0) ?? 0)
  }) +
  quote

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0')

/** A literal of JavaScript and TypeScript, in single quotes. */
export const scriptLiteral = (text: string) =>
  literal(text, "'", (code) => (code > 0xffff ? `\\u{${hex(code, 0)}}` : `\\u${hex(code, 4)}`))

const longEscape: Escape = (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`)

/** A literal of Python, in double quotes. */
export const pythonLiteral = (text: string) => literal(text, '"', longEscape)

/** A literal of Go. Half a surrogate pair, which Go has no word for, becomes U+FFFD. */
export const goLiteral = (text: string) =>
  literal(text.replace(/\p{Cs}/gu, '\ufffd'), '"', longEscape)

/** One word of a POSIX shell: nothing in it means anything to the shell. */
export const shellWord = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
