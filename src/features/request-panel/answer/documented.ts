import type * as z from 'zod/mini'

type Schema = z.core.$ZodType

/** What the contract says of one value: the schemas that may hold; none where it says nothing. */
export type Documented = readonly Schema[]

/** The schemas that a schema comes down to, without whatever only loosens or converts it. */
function bareSchemas(schema: Schema): readonly z.core.$ZodTypes[] {
  // every schema is one of these; the base type does not say so
  const bare = schema as z.core.$ZodTypes
  const { def } = bare._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'readonly':
    case 'default':
    case 'prefault':
    case 'catch':
      return bareSchemas(def.innerType)
    case 'pipe':
      return bareSchemas(def.in)
    case 'lazy':
      return bareSchemas(def.getter())
    case 'union':
      return def.options.flatMap(bareSchemas)
    case 'intersection':
      return [def.left, def.right].flatMap(bareSchemas)
    default:
      return [bare]
  }
}

interface Child {
  documented: Documented
  /** Whether the documented answer has it. */
  isKnown: boolean
}

const nothingSaid: Child = { documented: [], isKnown: true }

/** What the contract says of a part of a value, by its key or its place in a list. */
export function partOf(documented: Documented, key: string | number): Child {
  const bare = documented.flatMap(bareSchemas)
  const parts: Schema[] = []
  let hasNames = false
  for (const { _zod } of bare) {
    const { def } = _zod
    if (def.type === 'unknown' || def.type === 'any') return nothingSaid
    if (def.type === 'array') parts.push(def.element)
    if (def.type === 'record') parts.push(def.valueType)
    if (def.type !== 'object') continue
    hasNames = true
    // what is let through unread is not documented by that
    const part = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined
    if (part) parts.push(part)
  }
  if (parts.length > 0) return { documented: parts, isKnown: true }
  return hasNames && typeof key === 'string' ? { documented: [], isKnown: false } : nothingSaid
}
