import type { Context } from 'hono'
import * as z from 'zod/mini'
import { invalid, invalidAt, tooLarge } from './refusal.ts'

// zod/mini comes without words
z.config(z.locales.en())

const mostBytes = 1024 * 1024

/** Reads the JSON body as the contract wants it; a refusal names each field that is wrong. */
export async function readBody<Schema extends z.ZodMiniType>(c: Context, schema: Schema) {
  return check(schema, parseJSON(await readText(c)), 'body')
}

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

function check<Schema extends z.ZodMiniType>(schema: Schema, input: unknown, place: string) {
  const { data, error } = z.safeParse(schema, input)
  if (!error) return data
  throw invalid(
    error.issues.map(({ code, message, path }) => ({
      code,
      message,
      path: [place, ...path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
    })),
  )
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalidAt(['body'], 'The body is not valid JSON', { cause })
  }
}

/** The body as text. Counts while it reads, since a stream need not say its length beforehand. */
export async function readText(c: Context): Promise<string> {
  if (Number(c.req.header('content-length')) > mostBytes) throw tooLarge(mostBytes)
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw tooLarge(mostBytes)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
