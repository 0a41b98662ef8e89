export type Language = 'json' | 'typescript' | 'python' | 'go'

/** The text that is being read, with the current index. */
interface Source {
  readonly text: string
  readonly language: Language
  at: number
  take(pattern: RegExp): string | undefined
  has(mark: string): boolean
  fail(message: string, at?: number): never
}

const quotes: Record<Language, RegExp> = {
  json: /"/y,
  typescript: /["'`]/y,
  python: /(?:[rRuUfFbB]{0,2})(?:"""|'''|"|')/y,
  go: /["`]/y,
}

/** Reads a string literal, if one begins here. Adjacent literals of Python are one text. */
export function readText(reader: Source): string | undefined {
  const first = readOne(reader)
  if (first === undefined || reader.language !== 'python') return first
  const parts = [first]
  for (;;) {
    const { at } = reader
    reader.has('')
    const next = readOne(reader)
    if (next === undefined) {
      reader.at = at
      return parts.join('')
    }
    parts.push(next)
  }
}

function readOne(reader: Source): string | undefined {
  const { at } = reader
  const opening = reader.take(quotes[reader.language])
  if (opening === undefined) return undefined
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)(.+)$/.exec(opening) ?? []
  if (/[fb]/i.test(prefix)) {
    reader.fail('a text with a prefix such as f or b is not read here: write the text itself.', at)
  }
  const isRaw = /r/i.test(prefix) || (reader.language === 'go' && quote === '`')
  return readUntil(reader, quote, { isRaw, at })
}

interface Quoted {
  isRaw: boolean
  /** The start of the literal, for the error if it is not closed. */
  at: number
}

// runs of characters without special meaning, by quote
const plain: Readonly<Record<string, RegExp>> = {
  '"': /[^"\\\n]+/y,
  "'": /[^'\\\n]+/y,
  '`': /[^`\\\n]+/y,
}

function readUntil(reader: Source, quote: string, { isRaw, at }: Quoted): string {
  const { text, language } = reader
  const spansLines = quote.length === 3 || quote === '`'
  const run = plain[quote.charAt(0)] ?? /[^"\\\n]+/y
  const parts: string[] = []
  for (;;) {
    const found = reader.take(run)
    if (found) parts.push(checkedRun(reader, found))
    if (text.startsWith(quote, reader.at)) {
      reader.at += quote.length
      return parts.join('')
    }
    const next = text.charAt(reader.at)
    if (next === '') reader.fail('the text that begins here has no closing quote.', at)
    if (next === '\\' && !isRaw) {
      parts.push(readEscape(reader))
      continue
    }
    if (next === '\n' && !spansLines) {
      const advice = language === 'json' ? ' A line break within a text is written \\n.' : ''
      reader.fail(`the text that begins here has no closing quote on its line.${advice}`, at)
    }
    parts.push(next)
    reader.at++
  }
}

function checkedRun(reader: Source, run: string): string {
  if (reader.language === 'json') {
    // control characters, which are all before the space
    const control = run.search(/[^ -\uffff]/)
    if (control >= 0) {
      reader.fail(
        'an invisible character is here; JSON needs it as an escape, such as \\t.',
        reader.at - run.length + control,
      )
    }
  }
  return run
}

const letters: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\u0007' },
  ...{ '\\': '\\', '"': '"', "'": "'", '`': '`', '/': '/', $: '$', '\n': '' },
}
const inJSON = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const inCode =
  /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([0-7]{1,3})|(?:\r\n)|([\s\S]))/y

function readEscape(reader: Source): string {
  const { at, language } = reader
  const pattern = language === 'json' ? inJSON : inCode
  const found = reader.take(pattern)
  if (found === undefined) {
    reader.fail(
      'this escape is not known: JSON has \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u0000.',
      at,
    )
  }
  const digits = /^\\(?:u\{|[uUx])([\da-fA-F]+)\}?$/.exec(found)?.[1]
  if (digits !== undefined) return characterOf(reader, Number.parseInt(digits, 16), at)
  const octal = /^\\([0-7]{1,3})$/.exec(found)?.[1]
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
  if (found === '\\\r\n') return ''
  const letter = found.slice(1)
  // an unknown escape is the letter alone in JavaScript, and both characters in Python
  return letters[letter] ?? (language === 'python' ? found : letter)
}

function characterOf(reader: Source, code: number, at: number): string {
  if (code > 0x10ffff) reader.fail('there is no character with this number.', at)
  return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
}
