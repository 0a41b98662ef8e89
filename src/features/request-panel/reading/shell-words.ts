import { RequestReadError } from './request-read-error.ts'

/** A word of a command, as the shell passes it. */
export interface ShellWord {
  text: string
  /** The first variable or substitution in it, such as `$HOME`; it is kept as written. */
  variable?: string | undefined
}

type Shell = 'posix' | 'cmd' | 'powershell'

/** Detects the shell by the first line, because the body may contain anything. */
function shellOf(text: string): Shell {
  const [line = ''] = text.split('\n', 1)
  if (/\^[ \t]*\r?$/.test(line) || /^curl(?:\.exe)?[ \t]+(?:-\S+[ \t]+)*\^"/i.test(line))
    return 'cmd'
  const isPowerShell = /`[ \t]*\r?$|^curl\.exe\b|Bearer \$env:/i.test(line)
  return isPowerShell ? 'powershell' : 'posix'
}

/**
 * The words of the first command in a text, by the quoting rules of the shell that it was written
 * for. Throws `RequestReadError` if a quote is not closed.
 */
export function shellWords(text: string): ShellWord[] {
  const shell = shellOf(text)
  return new WordReader(shell === 'cmd' ? withoutCarets(text) : text, shell).words()
}

/** Resolves the carets of `cmd`: outside of quotes each escapes the next character. */
const withoutCarets = (text: string) =>
  text.replace(/\^\r?\n[ \t]*|\^([\s\S])|"[^"\n]*"?/g, (found, escaped?: string) => {
    if (escaped !== undefined) return escaped
    return found.startsWith('"') ? found : ' '
  })

const blank = /[ \t]+/y
const plain = /[^\s'"\\$`|;&<>()]+/y
const inDouble = /[^"\\$`]+/y
const variable = /\$(?:\w+(?::\w+)?|\{[^}]*\}|[@*#?!-])/y

const posixLetters: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', e: '\u001b', E: '\u001b' },
  ...{ f: '\f', v: '\v', '\\': '\\', "'": "'", '"': '"', '?': '?' },
}
const powershellLetters: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v', '0': '\0', e: '\u001b' },
}

class WordReader {
  private readonly text: string
  private readonly shell: Shell
  private at = 0
  private parts: string[] = []
  private hasWord = false
  private variable: string | undefined

  constructor(text: string, shell: Shell) {
    this.text = text
    this.shell = shell
  }

  words(): ShellWord[] {
    const words: ShellWord[] = []
    const end = () => {
      if (this.hasWord) {
        const { variable: name } = this
        words.push({ text: this.parts.join(''), ...(name !== undefined && { variable: name }) })
      }
      this.parts = []
      this.hasWord = false
      this.variable = undefined
    }
    while (this.at < this.text.length) {
      if (this.take(blank) || this.continuation()) {
        end()
        continue
      }
      const next = this.text.charAt(this.at)
      // a line break, a pipe or a redirection ends the command
      if (/[\n\r|;&<>()]/.test(next)) break
      this.part(next)
    }
    end()
    return words
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    if (found) this.at += found.length
    return found
  }

  private add(text: string) {
    this.parts.push(text)
    this.hasWord = true
  }

  /** Consumes a line continuation. */
  private continuation(): boolean {
    const mark = this.shell === 'powershell' ? /`[ \t]*\r?\n/y : /\\\r?\n/y
    return this.shell !== 'cmd' && this.take(mark) !== undefined
  }

  private part(next: string) {
    const run = this.take(plain)
    if (run) return this.add(run)
    if (next === '"') return this.double()
    if (this.shell === 'cmd') return this.one(next)
    if (next === "'") return this.single()
    if (next === '$' && this.shell === 'posix' && this.text.startsWith("$'", this.at)) {
      return this.dollarSingle()
    }
    if (next === '$') return this.dollar()
    if (next === '\\' && this.shell === 'posix') return this.escaped()
    if (next === '`') return this.backtick()
    this.one(next)
  }

  private one(character: string) {
    this.add(character)
    this.at++
  }

  private escaped() {
    this.add(this.text.charAt(this.at + 1))
    this.at += 2
  }

  private single() {
    const begin = this.at
    const end = this.text.indexOf("'", begin + 1)
    if (end < 0) throw unclosed(begin)
    this.add(this.text.slice(begin + 1, end))
    this.at = end + 1
    // PowerShell doubles a quote within quotes
    if (this.shell === 'powershell' && this.text.startsWith("'", this.at)) this.add("'")
  }

  private double() {
    const begin = this.at++
    this.add('')
    for (;;) {
      const run = this.take(inDouble)
      if (run) this.add(run)
      const next = this.text.charAt(this.at)
      if (next === '') throw unclosed(begin)
      if (next === '"') {
        this.at++
        const isDoubled = this.shell !== 'posix' && this.text.startsWith('"', this.at)
        if (!isDoubled) return
        this.one('"')
      } else if (next === '\\') this.backslashInDouble()
      else if (next === '$' && this.shell !== 'cmd') this.dollar()
      else if (next === '`' && this.shell !== 'cmd') this.backtick()
      else this.one(next)
    }
  }

  private backslashInDouble() {
    const next = this.text.charAt(this.at + 1)
    if (this.shell === 'posix') {
      if (next === '\n') this.at += 2
      else if (/["\\$`]/.test(next)) this.escaped()
      else this.one('\\')
      return
    }
    // programs on Windows read \" as a quote, and any other backslash literally
    if (next === '"' || (next === '\\' && this.text.charAt(this.at + 2) === '"')) this.escaped()
    else this.one('\\')
  }

  private dollar() {
    const name = this.take(variable)
    if (name !== undefined) {
      this.variable ??= name
      return this.add(name)
    }
    if (this.text.startsWith('$(', this.at)) this.variable ??= '$(…)'
    this.one('$')
  }

  private backtick() {
    if (this.shell === 'powershell') {
      const letter = this.text.charAt(this.at + 1)
      this.add(powershellLetters[letter] ?? letter)
      this.at += 2
      return
    }
    this.variable ??= 'a command in backticks'
    this.one('`')
  }

  /** Bash's `$'…'`, which has escapes within single quotes. */
  private dollarSingle() {
    const begin = this.at
    this.at += 2
    this.add('')
    const run = /[^'\\]+/y
    for (;;) {
      const found = this.take(run)
      if (found) this.add(found)
      const next = this.text.charAt(this.at)
      if (next === '') throw unclosed(begin)
      if (next === "'") {
        this.at++
        return
      }
      this.dollarEscape()
    }
  }

  private dollarEscape() {
    const pattern =
      /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|([\s\S]?))/y
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    this.at += found?.[0].length ?? 1
    const [, two, four, eight, octal, letter = ''] = found ?? []
    const hex = two ?? four ?? eight
    const code = hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : undefined
    if (code === undefined) return this.add(posixLetters[letter] ?? `\\${letter}`)
    this.add(code > 0x10ffff ? '\ufffd' : fromCode(code))
  }
}

const fromCode = (code: number) =>
  code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)

const unclosed = (at: number) =>
  new RequestReadError('a quote that is opened in this command is never closed.', at)
