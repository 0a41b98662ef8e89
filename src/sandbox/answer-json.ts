import { Buffer } from 'node:buffer'
import type { Context } from 'hono'

/**
 * Answers with JSON, and spells each frozen object only once: what was read before is the same
 * object until anything is written, and spelling a list of chats took longer than all else. Each by
 * itself, because one sign that is not Latin-1, such as an emoji, makes V8 keep the whole text in
 * two bytes a sign, which is slow to become UTF-8.
 */
export function answerJSON(c: Context, answer: object) {
  const parts: Buffer[] = []
  spell(answer, parts)
  return c.body(Buffer.concat(parts), 200, { 'Content-Type': 'application/json' })
}

const spelled = new WeakMap<object, Buffer>()

function spell(value: unknown, parts: Buffer[]): void {
  if (typeof value !== 'object' || value === null) {
    // as in any JSON, a list has `null` where it has nothing
    parts.push(Buffer.from(JSON.stringify(value) ?? 'null'))
  } else if (Object.isFrozen(value)) {
    const bytes = spelled.get(value) ?? Buffer.from(JSON.stringify(value))
    spelled.set(value, bytes)
    parts.push(bytes)
  } else if (Array.isArray(value)) {
    for (const [place, item] of value.entries()) {
      parts.push(place === 0 ? signs['['] : signs[','])
      spell(item, parts)
    }
    parts.push(value.length === 0 ? signs['[]'] : signs[']'])
  } else {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined)
    for (const [place, [name, field]] of fields.entries()) {
      parts.push(Buffer.from(`${place === 0 ? '{' : ','}${JSON.stringify(name)}:`))
      spell(field, parts)
    }
    parts.push(fields.length === 0 ? signs['{}'] : signs['}'])
  }
}

const sign = (text: string) => Buffer.from(text)
const signs = {
  '[': sign('['),
  ',': sign(','),
  ']': sign(']'),
  '[]': sign('[]'),
  '}': sign('}'),
  '{}': sign('{}'),
}
