import { bounded } from './text-limits.ts'

const maxDepth = 100

/**
 * Like `JSON.stringify` with two spaces, for values of any depth and size: what is nested too deep,
 * or beyond `maxLength` characters, is replaced by "…".
 */
export function jsonText(value: unknown, maxLength: number, indent = 2): string {
  const parts: string[] = []
  let left = maxLength
  const write = (text: string) => {
    if (left > 0) parts.push(bounded(text, left))
    left -= text.length
  }
  const line = (level: number) => write(indent > 0 ? `\n${' '.repeat(indent * level)}` : '')

  const printAll = (entries: [start: string, value: unknown][], ends: string, level: number) => {
    write(ends.charAt(0))
    for (const [index, [start, entry]] of entries.entries()) {
      if (left <= 0) return
      if (index > 0) write(',')
      line(level + 1)
      write(start)
      print(entry, level + 1)
    }
    if (entries.length > 0) line(level)
    write(ends.charAt(1))
  }
  const print = (one: unknown, level: number) => {
    if (typeof one === 'string') write(JSON.stringify(bounded(one, Math.max(0, left))))
    else if (typeof one !== 'object' || one === null) write(JSON.stringify(one) ?? 'null')
    else if (level >= maxDepth) write('…')
    else if (Array.isArray(one))
      printAll(
        one.map((entry) => ['', entry]),
        '[]',
        level,
      )
    else printAll(Object.entries(one).filter(isSet).map(withKey), '{}', level)
  }
  const withKey = ([key, entry]: [string, unknown]): [string, unknown] => [
    `${JSON.stringify(bounded(key, Math.max(0, left)))}:${indent > 0 ? ' ' : ''}`,
    entry,
  ]

  print(value, 0)
  return left < 0 ? `${parts.join('')}…` : parts.join('')
}

// like JSON.stringify
const isSet = ([, entry]: [string, unknown]) => entry !== undefined
