import * as z from 'zod/mini'

/**
 * An optional field of an answer: what is missing or has an unexpected shape reads as `undefined`,
 * because Beeper grows and one odd field must not hide the rest of an answer.
 */
export const lenient = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.catch(z.optional(schema), undefined)

/** A map of an answer: an entry with an unexpected shape is left out, and hides no other. */
export const lenientRecord = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((entries) =>
      Object.fromEntries(
        Object.entries(entries).flatMap(([key, entry]) => {
          const { success, data } = z.safeParse(schema, entry)
          return success ? [[key, data]] : []
        }),
      ),
    ),
  )

/** A field whose listed values are known today; any other string passes, for the day it appears. */
export const openEnum = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.enum(values), z.string()])

/**
 * A list of an answer: an entry with an unexpected shape is left out, and hides no other. Where no
 * entry at all can be read, the list is another one than was asked for.
 */
export const lenientList = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(
    z
      .array(lenient(schema))
      .check(
        z.refine(
          (entries) => entries.length === 0 || entries.some((entry) => entry !== undefined),
          'no entry of the list can be read',
        ),
      ),
    z.transform((entries): z.output<Schema>[] => entries.filter((entry) => entry !== undefined)),
  )

/** What a table says of a key that a server chose; `undefined` for `constructor` and its like. */
export const own = <Value>(table: Readonly<Record<string, Value>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined
