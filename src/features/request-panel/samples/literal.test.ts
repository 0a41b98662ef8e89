import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePoint } from '#contract/testing/code-point.ts'
import { readableJSON } from '../readable-json.ts'
import { goLiteral, pythonLiteral, scriptLiteral, shellWord } from './literal.ts'

/** Texts that try to end the literal, to inject code, or to be misleading. */
const hostile = fc.oneof(
  fc.string({ unit: codePoint }),
  fc
    .array(
      fc.constantFrom(
        ...['"', "'", '\\', '\n', '\r', '\t', '\0', '`', '$(id)', '$(x)', '!!', '%s', '#{x}'],
        ...['\u2028', '\u202e', '\u2066', '\ufeff', '\u0085', '\ud800', '\udc00', '\u{e0041}'],
        ...[
          '</script>',
          '*/',
          '//',
          '"""',
          "'''",
          '\\u0022',
          '\\x27',
          'é',
          '👩‍👩‍👧',
          '佐藤',
          '{',
          ';',
        ],
      ),
    )
    .map((parts) => parts.join('')),
)

/** One line without invisible characters and bidi controls. */
const plain = /^(?:\u200c|\u200d|[^\p{C}\p{Zl}\p{Zp}])*$/u

const unescaped = (inner: string) =>
  inner.replace(
    /\\(?:u([\da-f]{4})|U([\da-f]{8})|([nrt"\\]))/g,
    (_, four?: string, eight?: string, letter: string = '') => {
      const code = four ?? eight
      if (code) return String.fromCodePoint(Number.parseInt(code, 16))
      return letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter === 't' ? '\t' : letter
    },
  )

/** A double-quoted string by the grammars of Python and Go: no bare quote, only known escapes. */
const doubleQuoted = /^"((?:[^"\\]|\\(?:u[\da-f]{4}|U000[\da-f]{5}|U0010[\da-f]{4}|[nrt"\\]))*)"$/u

const readDoubleQuoted = (literal: string) => {
  const [, inner] = doubleQuoted.exec(literal) ?? []
  if (inner === undefined) throw new Error(`not one literal: ${literal}`)
  return unescaped(inner)
}

/** The value of a quoted word in a POSIX shell. */
function readShellWord(word: string) {
  const parts = word.match(/'[^']*'|\\'/g) ?? []
  if (parts.join('') !== word) throw new Error(`not one word: ${word}`)
  return parts.map((part) => (part === "\\'" ? "'" : part.slice(1, -1))).join('')
}

test('a TypeScript literal preserves any text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const literal = scriptLiteral(text)
      expect(literal).toMatch(plain)
      expect(runInNewContext(literal)).toBe(text)
    }),
  )
})

test('a Python literal preserves any text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const literal = pythonLiteral(text)
      expect(literal).toMatch(plain)
      expect(readDoubleQuoted(literal)).toBe(text)
    }),
  )
})

test('a Go literal preserves any text, with U+FFFD for lone surrogates', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const literal = goLiteral(text)
      expect(literal).toMatch(plain)
      expect(literal).not.toMatch(/\\ud[89a-f]/)
      expect(readDoubleQuoted(literal)).toBe(text.replace(/\p{Cs}/gu, '\ufffd'))
    }),
  )
})

test('a shell word preserves any text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(readShellWord(shellWord(text))).toBe(text)
    }),
  )
})

test('JSON preserves any text, and escapes invisible characters', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const json = readableJSON({ text })
      expect(JSON.parse(json)).toEqual({ text })
      for (const line of json.split('\n')) expect(line).toMatch(plain)
    }),
  )
})
