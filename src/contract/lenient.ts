import * as z from 'zod/mini'

/**
 * An optional field of an answer: a missing or malformed value reads as `undefined`, because
 * Beeper's API grows and one unexpected field must not hide the rest of an answer.
 */
export const lenient = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.catch(z.optional(schema), undefined)

/** A map of an answer: a malformed entry is dropped, the others stay. */
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

/** An enum of the values known today; any other string passes, because Beeper may add values. */
export const openEnum = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.enum(values), z.string()])

/**
 * A list of an answer: a malformed entry is dropped, the others stay. Where no entry can be read,
 * parsing fails, because the response is not the list that was requested.
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

/** Looks up a key that a server chose; `undefined` for inherited keys such as `constructor`. */
export const own = <Value>(table: Readonly<Record<string, Value>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined
