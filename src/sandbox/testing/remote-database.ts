import { createServer, type IncomingMessage } from 'node:http'
import Database from 'libsql'
import * as z from 'zod/mini'

/**
 * A libSQL server for tests, with one database in memory: the part of Hrana over HTTP (`POST
 * /v2/pipeline`) that clients with one pipeline per request need.
 */
export async function startRemoteDatabase(token: string) {
  const database = new Database(':memory:')
  const server = createServer(async (request, response) => {
    const known = request.url === '/v2/pipeline' || request.url === '/v3/pipeline'
    const allowed = request.headers.authorization === `Bearer ${token}`
    response.statusCode = !known ? 404 : allowed ? 200 : 401
    const answer = known && allowed ? runPipeline(database, await textOf(request)) : {}
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

async function textOf(request: IncomingMessage) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

function runPipeline(database: Database.Database, text: string) {
  const texts = new Map<number, string>()
  const { requests } = Pipeline.parse(JSON.parse(text))
  const results = requests.map((request) => {
    try {
      return { type: 'ok', response: { type: request.type, ...run(database, texts, request) } }
    } catch (error) {
      return { type: 'error', error: errorToWire(error) }
    }
  })
  return { baton: null, base_url: null, results }
}

function run(
  database: Database.Database,
  texts: Map<number, string>,
  request: z.infer<typeof StreamRequest>,
) {
  if (request.type === 'store_sql') texts.set(request.sql_id, request.sql)
  if (request.type === 'execute') return { result: execute(database, texts, request.stmt) }
  if (request.type === 'batch') return { result: runBatch(database, texts, request.batch.steps) }
  return {}
}

function runBatch(
  database: Database.Database,
  texts: Map<number, string>,
  steps: z.infer<typeof Step>[],
) {
  const step_results: unknown[] = []
  const step_errors: unknown[] = []
  const holds = (condition: Condition): boolean => {
    if (condition.type === 'ok') return Boolean(step_results[condition.step])
    if (condition.type === 'error') return Boolean(step_errors[condition.step])
    if (condition.type === 'not') return !holds(condition.cond)
    if (condition.type === 'and') return condition.conds.every(holds)
    return 'conds' in condition && condition.conds.some(holds)
  }
  for (const { condition, stmt } of steps) {
    let [result, error]: unknown[] = [null, null]
    try {
      if (!condition || holds(condition)) result = execute(database, texts, stmt)
    } catch (reason) {
      error = errorToWire(reason)
    }
    step_results.push(result)
    step_errors.push(error)
  }
  return { step_results, step_errors }
}

function execute(database: Database.Database, texts: Map<number, string>, stmt: Stmt) {
  const sql = stmt.sql ?? texts.get(stmt.sql_id ?? -1)
  if (sql === undefined) throw new Error('no such SQL')
  const statement = database.prepare(sql)
  const args = (stmt.args ?? []).map(fromWire)
  const columns = statement.columns()
  if (columns.length === 0) {
    const { changes } = statement.run(...args)
    return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: null }
  }
  const rows = z.array(z.array(z.unknown())).parse(statement.raw(true).all(...args))
  return {
    cols: columns.map(({ name }) => ({ name })),
    rows: rows.map((row) => row.map(toWire)),
    affected_row_count: 0,
    last_insert_rowid: null,
  }
}

const WireValue = z.union([
  z.object({ type: z.literal('null') }),
  z.object({ type: z.literal('integer'), value: z.string() }),
  z.object({ type: z.literal('float'), value: z.number() }),
  z.object({ type: z.literal('text'), value: z.string() }),
])
/** One statement, by its SQL or by the ID of SQL stored earlier. */
const Stmt = z.object({
  sql: z.optional(z.string()),
  sql_id: z.optional(z.number()),
  args: z.optional(z.array(WireValue)),
})
type Stmt = z.infer<typeof Stmt>

/** Whether a step of a batch runs, depending on the results of earlier steps. */
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.object({ type: z.enum(['ok', 'error']), step: z.number() }),
    z.object({ type: z.literal('not'), cond: Condition }),
    z.object({ type: z.enum(['and', 'or']), conds: z.array(Condition) }),
  ]),
)
const Step = z.object({ condition: z.optional(Condition), stmt: Stmt })

const StreamRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('store_sql'), sql_id: z.number(), sql: z.string() }),
  z.object({ type: z.literal('execute'), stmt: Stmt }),
  z.object({ type: z.literal('batch'), batch: z.object({ steps: z.array(Step) }) }),
  z.object({ type: z.literal('close') }),
])
/** The body of `POST /v2/pipeline`. */
const Pipeline = z.object({ requests: z.array(StreamRequest) })

/** Converts a value from Hrana to SQLite. */
const fromWire = (value: z.infer<typeof WireValue>): null | number | string | bigint => {
  if (value.type === 'null') return null
  return value.type === 'integer' ? BigInt(value.value) : value.value
}

/** Converts a value from SQLite to Hrana. */
const toWire = (value: unknown) => {
  if (value === null) return { type: 'null' }
  if (typeof value === 'string') return { type: 'text', value }
  return Number.isInteger(value)
    ? { type: 'integer', value: String(value) }
    : { type: 'float', value }
}

/** Converts an error to Hrana. */
const errorToWire = (error: unknown) => ({
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof Error && 'code' in error ? error.code : 'UNKNOWN',
})
