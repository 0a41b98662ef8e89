import * as z from 'zod/mini'

/** A column that keeps JSON in the shape of the contract, or nothing. */
export const jsonColumn = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.nullable(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text): unknown => JSON.parse(text)),
      ),
      schema,
    ),
  )
