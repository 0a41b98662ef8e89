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
