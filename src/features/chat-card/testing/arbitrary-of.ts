import fc from 'fast-check'
import type * as z from 'zod/mini'

type Arbitrary = fc.Arbitrary<unknown>

/** Texts that a page must never interpret. */
export const hostile = [
  '<img src=x onerror="alert(1)">',
  '<script>alert(1)</script>',
  '\u202Egnp.exe',
  'javascript:alert(1)',
  '{{7*7}}',
  '"><svg/onload=alert(1)>',
  'a\u0000b',
  '&amp;&lt;',
]

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }) },
  { weight: 1, arbitrary: fc.constantFrom(...hostile) },
)
// mostly levels, sometimes any other number
const number = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5_000_000_000 }) },
)
const key = fc.string({ unit: fc.constantFrom(...'abcxyz._'), minLength: 1, maxLength: 12 })

/**
 * Answers that conform to a schema of the contract, with unknown keys where the schema accepts
 * them. Throws for a kind of schema that the contract's answers do not use.
 */
export function arbitraryOf(schema: z.ZodMiniType | z.core.$ZodType): Arbitrary {
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'string':
      return text
    case 'number':
      return number
    case 'boolean':
      return fc.boolean()
    case 'unknown':
      return fc.oneof(number, fc.boolean())
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf))
    case 'array':
      return fc.array(arbitraryOf(def.element), { maxLength: 4 })
    case 'record':
      return fc.dictionary(key, arbitraryOf(def.valueType), { maxKeys: 4 })
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType))
    case 'optional':
    case 'catch':
      return arbitraryOf(def.innerType)
    case 'pipe':
      return arbitraryOf(def.in)
    case 'object':
      return objectOf(def)
    default:
      throw new Error(`No arbitrary for a schema of the type ${def.type}`)
  }
}

const isOptional = (schema: z.core.$ZodType): boolean => schema._zod.optin === 'optional'

function objectOf({ shape, catchall }: z.core.$ZodObjectDef): Arbitrary {
  const fields = Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, arbitraryOf(field)]),
  )
  const requiredKeys = Object.keys(shape).filter((name) => {
    const field = shape[name]
    return field !== undefined && !isOptional(field)
  })
  const known = fc.record(fields, { requiredKeys })
  if (!catchall) return known
  const unknown = fc.dictionary(
    key.map((name) => `x-${name}`),
    fc.oneof(number, text),
    { maxKeys: 2 },
  )
  return fc.tuple(known, unknown).map(([ours, theirs]) => ({ ...theirs, ...ours }))
}
