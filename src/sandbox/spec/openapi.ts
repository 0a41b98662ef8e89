import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Endpoint } from '#contract/endpoint.ts'
import { scopeFor } from '../auth.ts'
import { type Operation, operations } from './operations.ts'
import { otherPaths } from './other-paths.ts'
import { querySchema, ref, refTo, type Schema, schemas } from './schemas.ts'

/** Serves the OpenAPI description, without a token. */
export function specRoutes({ baseURL }: { baseURL?: string }) {
  // cached per version, because building it is slow; only the server URL differs
  const texts = new Map<string, string>()
  return new Hono().get('/v1/spec', (c) => {
    const url = baseURL ?? c.req.url.replace(/\/v1\/spec.*$/, '')
    const { version } = c.var
    const text = texts.get(version) ?? JSON.stringify(openapi(version))
    texts.set(version, text)
    const servers = JSON.stringify([{ url }])
    return c.body(`{"servers":${servers},${text.slice(1)}`, 200, {
      'Content-Type': 'application/json',
    })
  })
}

/** The OpenAPI 3.1 description, built from the contract, without `servers`. */
function openapi(version: string) {
  const paths: Record<string, Record<string, object>> = { ...otherPaths }
  for (const operation of operations) {
    const { path, method } = operation.call
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Beeper Client API, emulated by Overture’s sandbox',
      version,
      description: 'All data is fictional, and nothing leaves this machine.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: schemas(),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      responses: { Refused: { description: 'Refused', content: json(ref('FailureBody')) } },
    },
  }
}

const json = (schema: Schema) => ({ 'application/json': { schema } })

// as Beeper declares them, for every call
const refusals = ['400', '401', '403', '404', '409', '422', '429', '500', '502']

const versionHeader = { 'X-Beeper-Desktop-Version': { schema: { type: 'string' } } }

function describe({ id, call, summary, isPublic }: Operation) {
  const { method, path, status = 200, answer } = call
  const content = status === 204 ? {} : { content: json(refTo(answer)) }
  const refused = { $ref: '#/components/responses/Refused' }
  const headers = isPublic ? {} : { headers: versionHeader }
  return {
    operationId: id,
    summary,
    security: isPublic ? [] : [{ bearer: [scopeFor(method, path)] }],
    parameters: [...pathParameters(path), ...queryParameters(call.query)],
    ...(call.body ? { requestBody: bodyOf(call.body) } : {}),
    responses: {
      [status]: { description: 'Success', ...headers, ...content },
      ...Object.fromEntries((isPublic ? ['500'] : refusals).map((code) => [code, refused])),
    },
  }
}

const bodyOf = (body: z.ZodMiniType) => ({
  // for some calls the body is optional
  required: !z.safeParse(body, {}).success,
  content: json(refTo(body)),
})

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const Query = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())),
  required: z._default(z.array(z.string()), []),
})

function queryParameters(query: Endpoint['query']) {
  if (!query) return []
  const { properties, required } = z.parse(Query, querySchema(query))
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}
