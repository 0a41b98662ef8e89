import * as z from 'zod/mini'

/**
 * An optional field of an answer: what is missing or has an unexpected shape reads as `undefined`,
 * because Beeper grows and one odd field must not hide the rest of an answer.
 */
export const lenient = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.catch(z.optional(schema), undefined)

/** A field whose listed values are known today; any other string passes, for the day it appears. */
export const openEnum = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.enum(values), z.string()])
