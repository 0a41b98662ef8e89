import * as z from 'zod/mini'
import { lenient, lenientList } from './lenient.ts'

/** One call of the Client API. Parameters in `path` stand in braces, as in OpenAPI. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  readonly query?: z.ZodMiniType
  readonly body?: z.ZodMiniType
  /** 204 where success has no body; 200 when absent. */
  readonly status?: 204
  readonly answer: z.ZodMiniType
}

/** The parsed response of a call. */
export type Answer<Call extends Endpoint> = z.output<Call['answer']>

/** The names in braces: `'/v1/chats/{chatID}'` → `'chatID'`. */
type PathParameter<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParameter<Rest>
  : never

/** The input of a call: path parameters, query and body, where it has them. */
export type Input<Call extends Endpoint> = ([PathParameter<Call['path']>] extends [never]
  ? unknown
  : { params: Record<PathParameter<Call['path']>, string> }) &
  (Call extends { query: infer Query extends z.ZodMiniType }
    ? { query: z.input<Query> }
    : unknown) &
  (Call extends { body: infer Body extends z.ZodMiniType } ? { body: z.input<Body> } : unknown)

/** One page of a list. Cursors are opaque; `oldestCursor` leads to the next page. */
export const Page = <Entry extends z.ZodMiniType>(entry: Entry) =>
  z.object({
    items: lenientList(entry),
    hasMore: z.boolean(),
    oldestCursor: lenient(z.nullable(z.string())),
    newestCursor: lenient(z.nullable(z.string())),
  })

/** Where a page starts. Beeper assumes `before` when only a cursor is sent. */
export const cursorQuery = {
  cursor: z.exactOptional(z.string()),
  direction: z.exactOptional(z.enum(['before', 'after'])),
}

/** One validation error of a request; `path` locates it, such as `['body', 'user']`. */
export const Issue = z.object({
  code: z.string(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
})
export type Issue = z.infer<typeof Issue>

/** The body of every error response. The codes are undocumented, so each is only a hint. */
export const FailureBody = z.object({
  message: z.string(),
  code: z.string(),
  details: lenient(z.unknown()),
})
export type FailureBody = z.infer<typeof FailureBody>

/** The `details` of an error response for invalid input. */
export const ValidationDetails = z.object({ issues: z.array(Issue) })
export type ValidationDetails = z.infer<typeof ValidationDetails>
