import type * as z from 'zod/mini'

type Schema = z.core.$ZodType

/** The contract's possible schemas for a value; empty if it does not specify any. */
export type Documented = readonly Schema[]

/** The innermost schemas, without wrappers such as `optional` or `pipe`. */
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

const unspecified: Child = { documented: [], isKnown: true }

/** The contract's schemas for a part of a value, by its key or index. */
export function partOf(documented: Documented, key: string | number): Child {
  const bare = documented.flatMap(bareSchemas)
  const parts: Schema[] = []
  let hasNames = false
  for (const { _zod } of bare) {
    const { def } = _zod
    if (def.type === 'unknown' || def.type === 'any') return unspecified
    if (def.type === 'array') parts.push(def.element)
    if (def.type === 'record') parts.push(def.valueType)
    if (def.type !== 'object') continue
    hasNames = true
    // a `catchall` documents no key
    const part = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined
    if (part) parts.push(part)
  }
  if (parts.length > 0) return { documented: parts, isKnown: true }
  return hasNames && typeof key === 'string' ? { documented: [], isKnown: false } : unspecified
}
