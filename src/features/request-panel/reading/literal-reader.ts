import { RequestReadError } from './request-read-error.ts'
import { type Language, readText } from './text-literal.ts'

/** A value in a text, with its start. */
export type SourceValue = { at: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'truth'; truth: boolean }
  | { kind: 'number' }
  /** `null`, `None`, `nil`, `undefined`. */
  | { kind: 'nothing' }
  | { kind: 'list'; items: readonly SourceValue[] }
  | { kind: 'object'; entries: readonly SourceEntry[] }
)

export interface SourceEntry {
  name: string
  /** The start of the name. */
  at: number
  value: SourceValue
}

/** Deeper than any request; limits the recursion. */
const maxDepth = 50

const blanks: Record<Language, RegExp> = {
  json: /[ \t\n\r]*/y,
  typescript: /(?:\s+|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/)*/y,
  python: /(?:\s+|#[^\n]*|\\\r?\n)*/y,
  go: /(?:\s+|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/)*/y,
}

const number = /[-+]?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const jsonNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /[\p{L}_$][\p{L}\d_$]*/uy
// `[]string`, `map[string]any`, `&beeperdesktopapi.ChatStartParams`, `param.Opt[string]`
const goType =
  /&?(?:(?:\[\]|map\[\w+\])(?:[\w.]+|interface\{\})|[\p{L}_][\p{L}\d_]*(?:\.[\p{L}_][\p{L}\d_]*)*(?:\[[\w.]+\])?)/uy

const words: Readonly<Record<string, boolean | undefined>> = {
  ...{ true: true, True: true, false: false, False: false },
  ...{ null: undefined, None: undefined, nil: undefined, undefined: undefined },
}

/**
 * Reads the values of a language: JSON strictly, of the others the literals that a request consists
 * of. Takes linear time. Throws `RequestReadError`.
 */
export class LiteralReader {
  readonly text: string
  readonly language: Language
  at: number

  constructor(text: string, language: Language, at = 0) {
    this.text = text
    this.language = language
    this.at = at
  }

  /** Consumes a match of a sticky pattern. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    if (found) this.at += found.length
    return found
  }

  /** Consumes a mark if it is next after blanks and comments. */
  has(mark: string): boolean {
    this.take(blanks[this.language])
    if (!this.text.startsWith(mark, this.at)) return false
    this.at += mark.length
    return true
  }

  fail(message: string, at = this.at): never {
    throw new RequestReadError(at >= this.text.length ? endedText(message) : message, at)
  }

  /** Reads a text that is one value. */
  whole(): SourceValue {
    const value = this.value()
    this.take(blanks[this.language])
    if (this.at < this.text.length) this.fail('nothing is expected after the end of the request.')
    return value
  }

  value(level = 0): SourceValue {
    this.take(blanks[this.language])
    const { at } = this
    if (level > maxDepth) this.fail('this is nested deeper than any request.')
    const first = this.text.charAt(at)
    // in Go a type precedes the brackets
    if (first === '{' || (first === '[' && this.language !== 'go')) {
      this.at++
      return first === '{'
        ? { kind: 'object', at, entries: this.entries('}', level) }
        : { kind: 'list', at, items: this.items(']', level) }
    }
    const text = readText(this)
    if (text !== undefined) return { kind: 'text', at, text }
    if (this.take(this.language === 'json' ? jsonNumber : number)) return { kind: 'number', at }
    return this.language === 'go' ? this.goValue(level) : this.wordValue(at, level)
  }

  /** `true`, `null`, and in Python `dict(…)`. */
  private wordValue(at: number, level: number): SourceValue {
    const name = this.take(word)
    if (this.language === 'python' && name === 'dict' && this.has('(')) {
      return { kind: 'object', at, entries: this.entries(')', level) }
    }
    const isKnown = name !== undefined && Object.hasOwn(words, name)
    if (isKnown && !(this.language === 'json' && !/^(?:true|false|null)$/.test(name))) {
      const truth = words[name]
      return truth === undefined ? { kind: 'nothing', at } : { kind: 'truth', at, truth }
    }
    return name === undefined || this.language === 'json'
      ? this.fail(valueText, at)
      : this.fail(`“${name}” is a name: write its value itself.`, at)
  }

  /** A composite, a call around one value such as `beeperdesktopapi.String("…")`, or a constant. */
  private goValue(level: number): SourceValue {
    const { at } = this
    const name = this.take(goType)
    if (name === undefined) return this.fail(valueText, at)
    if (Object.hasOwn(words, name)) return this.goWord(name, at)
    if (this.has('(')) {
      const inner = this.value(level + 1)
      this.has(',')
      if (!this.has(')')) this.fail('“)” is expected.')
      return inner
    }
    if (this.has('{')) {
      if (name.startsWith('[]')) return { kind: 'list', at, items: this.items('}', level) }
      const entries = this.entries('}', level)
      const [first] = entries
      // `param.Opt[string]{Value: "…"}` is read as its value
      const isOptional = name.includes('Opt[') && first?.name === 'Value'
      return isOptional ? first.value : { kind: 'object', at, entries }
    }
    const [, constant] = /Type(Single|Group)$/.exec(name) ?? []
    if (constant) return { kind: 'text', at, text: constant.toLowerCase() }
    return this.fail(`“${name}” is a name: write its value itself.`, at)
  }

  private goWord(name: string, at: number): SourceValue {
    const truth = words[name]
    return truth === undefined ? { kind: 'nothing', at } : { kind: 'truth', at, truth }
  }

  private items(end: string, level: number): SourceValue[] {
    const items: SourceValue[] = []
    while (!this.has(end)) {
      if (items.length > 0) this.comma(end, items.length)
      if (this.allowsLastComma && this.has(end)) break
      items.push(this.value(level + 1))
    }
    return items
  }

  /** Reads names and values up to and including the closing mark. */
  entries(end: string, level = 0): SourceEntry[] {
    const entries: SourceEntry[] = []
    while (!this.has(end)) {
      if (entries.length > 0) this.comma(end, entries.length)
      if (this.allowsLastComma && this.has(end)) break
      const { at } = this
      const name = this.name(end)
      const mark = end === ')' ? '=' : ':'
      if (!this.has(mark)) this.fail(`“${mark}” is expected after “${name}”.`)
      entries.push({ name, at, value: this.value(level + 1) })
    }
    return entries
  }

  private get allowsLastComma() {
    return this.language !== 'json'
  }

  private comma(end: string, count: number) {
    if (!this.has(',')) this.fail(`a comma or “${end}” is expected.`)
    this.take(blanks[this.language])
    const isLast = this.text.startsWith(end, this.at)
    if (isLast && !this.allowsLastComma && count > 0) {
      this.fail('nothing follows the comma before: remove it.')
    }
  }

  private name(end: string): string {
    this.take(blanks[this.language])
    const quoted = end === ')' ? undefined : readText(this)
    const name = quoted ?? (this.language === 'json' ? undefined : this.take(word))
    if (name !== undefined) return name
    const expected = this.language === 'json' ? 'a name in double quotes' : 'a name'
    return this.fail(`${expected} or “${end}” is expected.`)
  }
}

const valueText =
  'a value is expected: a text in quotes, true, false, a list or names and values in braces.'

const endedText = (message: string) => `the text ends here, although ${message}`

/** Reads strict JSON. */
export const readJSON = (text: string): SourceValue => new LiteralReader(text, 'json').whole()
