import { describe, expect, onTestFinished, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { freshSandbox } from '../testing/fresh-sandbox.ts'

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z._default(
    z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean() })),
    [],
  ),
  requestBody: z.optional(z.looseObject({ required: z.boolean() })),
  responses: z.record(z.string(), z.looseObject({})),
})

const Spec = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
})

async function readSpec() {
  const { app } = await freshSandbox()
  const answer = await app.request('http://127.0.0.1:4280/v1/spec')
  expect(answer.status).toBe(200)
  const raw: unknown = await answer.json()
  const spec = Spec.parse(raw)
  const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )
  return { app, raw, spec, operations }
}

/** Every object inside a JSON value, including the value itself. */
function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  yield value
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}

test('the description needs no token and has the server URL', async () => {
  const { spec } = await readSpec()
  expect(spec).toMatchObject({
    openapi: '3.1.0',
    info: { version: '4.3.73' },
    servers: [{ url: 'http://127.0.0.1:4280' }],
  })
})

test('the description is built once for all server URLs', async () => {
  const { app } = await freshSandbox()
  const ask = async (host: string) => {
    const text = await (await app.request(`http://${host}/v1/spec`)).text()
    expect(text.slice(0, 100)).toContain(`"servers":[{"url":"http://${host}"}]`)
    return text.replace(host, '')
  }
  const first = await ask('127.0.0.1:4280')
  const stringify = vi.spyOn(JSON, 'stringify')
  onTestFinished(() => stringify.mockRestore())
  expect(await ask('localhost:8100')).toBe(first)
  const lengths = stringify.mock.results.map(({ value }) => String(value).length)
  expect(Math.max(0, ...lengths)).toBeLessThan(first.length / 2)
})

test('the description has exactly the routes', async () => {
  const { app, operations } = await readSpec()
  const routes = app.routes
    // catch-all routes are for unknown paths
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const names = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(names.toSorted()).toEqual([...new Set(routes)].toSorted())
})

describe('the description is OpenAPI 3.1:', () => {
  test('operation IDs are unique', async () => {
    const { operations } = await readSpec()
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]\w*$/i)
  })

  test('path parameters match the path, and no parameter is duplicated', async () => {
    const { operations } = await readSpec()
    for (const { path, parameters } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      const names = inPath.map(({ name }) => name)
      expect(names).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      expect(inPath.every(({ required }) => required)).toBe(true)
      const keys = parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test('every reference resolves', async () => {
    const { raw } = await readSpec()
    let followed = 0
    for (const object of objectsIn(raw)) {
      if (!('$ref' in object)) continue
      followed += 1
      const steps = String(object.$ref).replace('#/', '').split('/')
      const target = steps.reduce<unknown>((at, step) => z.parse(z.looseObject({}), at)[step], raw)
      expect(target, String(object.$ref)).toBeTypeOf('object')
    }
    expect(followed).toBeGreaterThan(100)
  })

  test('schemas have valid types and no $id', async () => {
    const { spec } = await readSpec()
    const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
    for (const object of objectsIn(spec.components.schemas)) {
      expect(object).not.toHaveProperty('$id')
      expect(object).not.toHaveProperty('$schema')
      if ('type' in object && typeof object.type === 'string') expect(types).toContain(object.type)
    }
  })

  test('responses have a status and a description', async () => {
    const { operations } = await readSpec()
    for (const { responses } of operations) {
      const codes = Object.keys(responses)
      expect(codes.some((code) => /^[123]\d\d$/.test(code))).toBe(true)
      for (const [code, response] of Object.entries(responses)) {
        expect(code).toMatch(/^(?:[1-5]\d\d|default)$/)
        expect('description' in response || '$ref' in response).toBe(true)
      }
    }
  })
})

test('each operation has its scope, body and error responses', async () => {
  const { operations } = await readSpec()
  const find = (id: string) => operations.find(({ operationId }) => operationId === id)
  expect(find('getInfo')?.security).toEqual([])
  expect(find('listChats')?.security).toEqual([{ bearer: ['read'] }])
  expect(find('focus')?.security).toEqual([{ bearer: ['read'] }])
  expect(find('startChat')?.security).toEqual([{ bearer: ['write'] }])
  expect(find('startChat')?.requestBody?.required).toBe(true)
  expect(find('archiveChat')?.requestBody?.required).toBe(false)
  expect(find('archiveChat')?.responses).toHaveProperty('204')
  expect(find('startChat')?.responses['404']).toEqual({ $ref: '#/components/responses/Refused' })
  expect(find('searchContacts')?.parameters).toMatchObject([
    { name: 'accountID', in: 'path', required: true },
    { name: 'query', in: 'query', required: true },
  ])
})
