import { createServer, type IncomingMessage } from 'node:http'
import Database from 'libsql'
import * as z from 'zod/mini'
import {
  type Condition,
  fromWire,
  inWire,
  Pipeline,
  type Step,
  type Stmt,
  type StreamRequest,
  toWire,
} from './hrana.ts'

/**
 * A libSQL server for tests: as much of Hrana over HTTP (`POST /v2/pipeline`) as a client needs
 * whose every request is one pipeline, over one database in memory.
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
      return { type: 'error', error: inWire(error) }
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
      error = inWire(reason)
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
