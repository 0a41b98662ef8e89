import type * as z from 'zod/mini'

/** One call of the Client API. Parameters in `path` stand in braces, as in OpenAPI. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  readonly query?: z.ZodMiniType
  readonly body?: z.ZodMiniType
  /** 204 where success has no words; 200 when absent. */
  readonly status?: 204
  readonly answer: z.ZodMiniType
}

/** What a call answers, after the contract has read it. */
export type Answer<Call extends Endpoint> = z.output<Call['answer']>

/** The names in braces: `'/v1/chats/{chatID}'` → `'chatID'`. */
export type PathParameter<Path extends string> =
  Path extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParameter<Rest> : never

/** What a call needs besides its name: path parameters, query and body, where it has them. */
export type Input<Call extends Endpoint> = ([PathParameter<Call['path']>] extends [never]
  ? unknown
  : { params: Record<PathParameter<Call['path']>, string> }) &
  (Call extends { query: infer Query extends z.ZodMiniType }
    ? { query: z.input<Query> }
    : unknown) &
  (Call extends { body: infer Body extends z.ZodMiniType } ? { body: z.input<Body> } : unknown)
