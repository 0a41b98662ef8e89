import * as z from 'zod/mini'

const WireValue = z.union([
  z.object({ type: z.literal('null') }),
  z.object({ type: z.literal('integer'), value: z.string() }),
  z.object({ type: z.literal('float'), value: z.number() }),
  z.object({ type: z.literal('text'), value: z.string() }),
])
/** One statement, by its text or by the number under which the text was sent before. */
export const Stmt = z.object({
  sql: z.optional(z.string()),
  sql_id: z.optional(z.number()),
  args: z.optional(z.array(WireValue)),
})
export type Stmt = z.infer<typeof Stmt>

/** When a step of a batch runs: depending on how earlier steps ended. */
export type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
/** The same, as it is checked. */
export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.object({ type: z.enum(['ok', 'error']), step: z.number() }),
    z.object({ type: z.literal('not'), cond: Condition }),
    z.object({ type: z.enum(['and', 'or']), conds: z.array(Condition) }),
  ]),
)
/** One step of a batch. */
export const Step = z.object({ condition: z.optional(Condition), stmt: Stmt })

/** One request of a pipeline. */
export const StreamRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('store_sql'), sql_id: z.number(), sql: z.string() }),
  z.object({ type: z.literal('execute'), stmt: Stmt }),
  z.object({ type: z.literal('batch'), batch: z.object({ steps: z.array(Step) }) }),
  z.object({ type: z.literal('close') }),
])
/** The body of `POST /v2/pipeline`. */
export const Pipeline = z.object({ requests: z.array(StreamRequest) })

/** A value as SQLite takes it. */
export const fromWire = (value: z.infer<typeof WireValue>): null | number | string | bigint => {
  if (value.type === 'null') return null
  return value.type === 'integer' ? BigInt(value.value) : value.value
}

/** A value as Hrana writes it. */
export const toWire = (value: unknown) => {
  if (value === null) return { type: 'null' }
  if (typeof value === 'string') return { type: 'text', value }
  return Number.isInteger(value)
    ? { type: 'integer', value: String(value) }
    : { type: 'float', value }
}

/** An error as Hrana writes it. */
export const inWire = (error: unknown) => ({
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof Error && 'code' in error ? error.code : 'UNKNOWN',
})
