import type { Context } from 'hono'
import * as z from 'zod/mini'
import { invalid, invalidAt, Refusal, tooLarge } from './refusal.ts'

// zod/mini comes without messages
z.config(z.locales.en())

const maxBytes = 1024 * 1024

/** More participants than any network takes at once; longer lists and maps are refused unread. */
const maxEntries = 5000

// each names a path in the request; more are not useful
const maxIssues = 20

/** Reads the JSON body as the contract wants it; a refusal names each field that is wrong. */
export async function readBody<Schema extends z.ZodMiniType>(c: Context, schema: Schema) {
  return check(schema, parseJSON(await readText(c)), 'body')
}

/** Checks a body that was read before its shape was known. */
export const checkBody = <Schema extends z.ZodMiniType>(schema: Schema, body: unknown) =>
  check(schema, body, 'body')

/** As `readBody`, for calls that may come without a body at all. */
export async function readOptionalBody<Schema extends z.ZodMiniType>(c: Context, schema: Schema) {
  const text = await readText(c)
  return check(schema, text.trim() === '' ? {} : parseJSON(text), 'body')
}

/**
 * Reads the query string. A key that ends in `IDs` or `Types` is a list, which repeats the key; a
 * key without a value counts as absent, since that is how clients send null.
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

/** A value inside a body and the path to it, the last step first. */
interface NestedValue {
  value: unknown
  step: string | number
  outer: NestedValue | undefined
}

/**
 * Refuses lists and maps that are longer than anything the API takes, before each of their entries
 * is found wrong by itself. Counts without recursion, since a body may be nested as deep as it is long.
 */
function refuseHuge(input: unknown, part: string) {
  const open: NestedValue[] = [{ value: input, step: part, outer: undefined }]
  for (let at = open.pop(); at; at = open.pop()) {
    if (typeof at.value !== 'object' || at.value === null) continue
    const entries = Array.isArray(at.value) ? at.value.entries() : Object.entries(at.value)
    let count = 0
    for (const [step, value] of entries) {
      count += 1
      if (count > maxEntries) throw tooMany(at)
      if (typeof value === 'object') open.push({ value, step, outer: at })
    }
  }
}

function tooMany(nested: NestedValue) {
  const path: (string | number)[] = []
  for (let at: NestedValue | undefined = nested; at; at = at.outer) path.unshift(at.step)
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
    // framed by its length it cannot be longer, and Hono reads it without a stream
    return await (length === undefined ? readStream(c.req.raw.body) : c.req.text())
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    // the client has left: this is no fault of the server, and the answer is not read
    throw invalidAt(['body'], 'The body is incomplete', { cause })
  }
}

/** Counts while it reads, since a stream does not say its length beforehand. */
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

/** Turns the contract's `/v1/chats/{chatID}` into the router's `/v1/chats/:chatID`. */
export const routePath = <const Path extends string>(path: Path) =>
  path.replace(/\{(\w+)\}/g, ':$1') as RoutePath<Path>

/** `routePath`, in types: the router reads the parameters' names from it. */
type RoutePath<Path extends string> = Path extends `${infer Before}{${infer Name}}${infer After}`
  ? `${Before}:${Name}${RoutePath<After>}`
  : Path
