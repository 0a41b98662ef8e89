import { Buffer } from 'node:buffer'
import type { Context } from 'hono'

/**
 * Responds with JSON, and serializes each frozen object only once: the read cache returns the same
 * object until the next write, and serializing a list of chats took longer than all other work.
 * Each object has its own buffer, because one character outside Latin-1, such as an emoji, makes V8
 * store a whole string as UTF-16, which is slow to convert to UTF-8.
 */
export function answerJSON(c: Context, answer: object) {
  const parts: Buffer[] = []
  serialize(answer, parts)
  return c.body(Buffer.concat(parts), 200, { 'Content-Type': 'application/json' })
}

const serialized = new WeakMap<object, Buffer>()

function serialize(value: unknown, parts: Buffer[]): void {
  if (typeof value !== 'object' || value === null) {
    // JSON has no undefined: an array contains `null` instead
    parts.push(Buffer.from(JSON.stringify(value) ?? 'null'))
  } else if (Object.isFrozen(value)) {
    const buffer = serialized.get(value) ?? Buffer.from(JSON.stringify(value))
    serialized.set(value, buffer)
    parts.push(buffer)
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      parts.push(index === 0 ? punctuation['['] : punctuation[','])
      serialize(item, parts)
    }
    parts.push(value.length === 0 ? punctuation['[]'] : punctuation[']'])
  } else {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined)
    for (const [index, [name, field]] of fields.entries()) {
      parts.push(Buffer.from(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`))
      serialize(field, parts)
    }
    parts.push(fields.length === 0 ? punctuation['{}'] : punctuation['}'])
  }
}

const bytes = (text: string) => Buffer.from(text)
const punctuation = {
  '[': bytes('['),
  ',': bytes(','),
  ']': bytes(']'),
  '[]': bytes('[]'),
  '}': bytes('}'),
  '{}': bytes('{}'),
}
