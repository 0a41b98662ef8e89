/** Escapes a code point. */
type Escape = (code: number) => string

// quotes, backslashes and invisible characters, except joiners in scripts and emoji
const unsafe = /(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}\\'"]/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A text as a string literal. Quotes, backslashes, invisible characters and bidi controls are
 * escaped, so that nothing ends the literal or hides in it.
 */
const literal = (text: string, quote: string, escapeOf: Escape) =>
  quote +
  text.replace(unsafe, (character) => {
    if (character === quote || character === '\\') return `\\${character}`
    if (character === '"' || character === "'") return character
    return short[character] ?? escapeOf(character.codePointAt(0) ?? 0)
  }) +
  quote

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0')

/** A string literal of JavaScript and TypeScript, in single quotes. */
export const scriptLiteral = (text: string) =>
  literal(text, "'", (code) => (code > 0xffff ? `\\u{${hex(code, 0)}}` : `\\u${hex(code, 4)}`))

const longEscape: Escape = (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`)

/** A string literal of Python, in double quotes. */
export const pythonLiteral = (text: string) => literal(text, '"', longEscape)

/** A string literal of Go. Lone surrogates, which Go cannot represent, become U+FFFD. */
export const goLiteral = (text: string) =>
  literal(text.replace(/\p{Cs}/gu, '\ufffd'), '"', longEscape)

/** A text as one quoted word of a POSIX shell. */
export const shellWord = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
