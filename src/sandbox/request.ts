import type { Context } from 'hono'
import * as z from 'zod/mini'
import { invalid, invalidAt, Refusal, tooLarge } from './refusal.ts'

// zod/mini has no messages by default
z.config(z.locales.en())

const maxBytes = 1024 * 1024

/** More than any network's maximum of participants; longer lists and maps are not validated. */
const maxEntries = 5000

// more issues are not useful to a client
const maxIssues = 20

/** Reads and validates the JSON body; a refusal names each invalid field. */
export async function readBody<Schema extends z.ZodMiniType>(c: Context, schema: Schema) {
  return check(schema, parseJSON(await readText(c)), 'body')
}

/** Validates a body that is already parsed. */
export const checkBody = <Schema extends z.ZodMiniType>(schema: Schema, body: unknown) =>
  check(schema, body, 'body')

/** Like `readBody`, for calls whose body is optional. */
export async function readOptionalBody<Schema extends z.ZodMiniType>(c: Context, schema: Schema) {
  const text = await readText(c)
  return check(schema, text.trim() === '' ? {} : parseJSON(text), 'body')
}

/**
 * Reads the query string. Keys that end in `IDs` or `Types` are lists, written as repeated keys. An
 * empty value counts as absent, because clients send null that way.
 */
export function readQuery<Schema extends z.ZodMiniType>(c: Context, schema: Schema) {
  const query = Object.entries(c.req.queries()).flatMap(([key, all]) => {
    const values = all.filter(Boolean)
    if (values.length === 0) return []
    return [[key, /(?:IDs|Types)$/.test(key) || values.length > 1 ? values : values[0]]]
  })
  return check(schema, Object.fromEntries(query), 'query')
}

function check<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
  part: 'body' | 'query',
) {
  refuseHuge(input, part)
  const { data, error } = z.safeParse(schema, input)
  if (!error) return data
  throw invalid(
    error.issues.slice(0, maxIssues).map(({ code, message, path }) => ({
      code,
      message,
      path: [part, ...path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
    })),
  )
}

/** A value inside a body, linked to its parent. */
interface NestedValue {
  value: unknown
  step: string | number
  outer: NestedValue | undefined
}

/**
 * Refuses oversized lists and maps before each of their entries is reported as invalid. Iterative,
 * because recursion would overflow the stack on deeply nested bodies.
 */
function refuseHuge(input: unknown, part: string) {
  const stack: NestedValue[] = [{ value: input, step: part, outer: undefined }]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (typeof node.value !== 'object' || node.value === null) continue
    const entries = Array.isArray(node.value) ? node.value.entries() : Object.entries(node.value)
    let count = 0
    for (const [step, value] of entries) {
      count += 1
      if (count > maxEntries) throw tooMany(node)
      if (typeof value === 'object') stack.push({ value, step, outer: node })
    }
  }
}

function tooMany(nested: NestedValue) {
  const path: (string | number)[] = []
  for (let node: NestedValue | undefined = nested; node; node = node.outer) path.unshift(node.step)
  const what = nested.step === 'participantIDs' ? 'member(s)' : 'entries'
  return invalidAt(path, `Must have at most ${maxEntries} ${what}`)
}

function parseJSON(text: string): unknown {
  if (text.trim() === '') throw invalidAt(['body'], 'A JSON body is needed')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalidAt(['body'], 'The body is not valid JSON', { cause })
  }
}

/** The body as text; refuses one that is too large. */
export async function readText(c: Context): Promise<string> {
  const length = c.req.header('content-length')
  if (Number(length) > maxBytes) throw tooLarge(maxBytes, false)
  try {
    // HTTP limits the body to its content-length, and Hono reads it without a stream
    return await (length === undefined ? readStream(c.req.raw.body) : c.req.text())
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    // the client disconnected: not a server error, and no one reads the response
    throw invalidAt(['body'], 'The body is incomplete', { cause })
  }
}

/** Counts bytes while reading, because the length of a stream is unknown. */
async function readStream(stream: ReadableStream<Uint8Array> | null) {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw tooLarge(maxBytes, true)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** Converts the contract's `/v1/chats/{chatID}` to the router's `/v1/chats/:chatID`. */
export const routePath = <const Path extends string>(path: Path) =>
  path.replace(/\{(\w+)\}/g, ':$1') as RoutePath<Path>

/** `routePath` at type level: the router infers the parameter names from it. */
type RoutePath<Path extends string> = Path extends `${infer Before}{${infer Name}}${infer After}`
  ? `${Before}:${Name}${RoutePath<After>}`
  : Path
