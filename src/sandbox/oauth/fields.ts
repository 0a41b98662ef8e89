import type { Context } from 'hono'
import * as z from 'zod/mini'
import { readText } from '../request.ts'
import { OAuthRefusal } from './oauth-refusal.ts'

/**
 * Parameters by name. One without a value counts as absent, and one that is repeated becomes a list,
 * which no schema takes (RFC 6749, 3.1).
 */
export function fieldsOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(parameters.keys())]
  return Object.fromEntries(
    names.flatMap((name) => {
      const [value, ...more] = parameters.getAll(name).filter(Boolean)
      if (value === undefined) return []
      return [[name, more.length === 0 ? value : [value, ...more]]]
    }),
  )
}

/** The body's fields, out of a form or out of JSON. */
export async function readFields(c: Context): Promise<unknown> {
  const text = await readText(c)
  return isJSON(c) ? parseJSON(text) : fieldsOf(new URLSearchParams(text))
}

/** The JSON body, whatever it calls itself. */
export const readJSON = async (c: Context): Promise<unknown> => parseJSON(await readText(c))

/** Takes the fields that a schema names; a refusal names the first field that is wrong. */
export function take<Schema extends z.ZodMiniType>(schema: Schema, fields: unknown) {
  const { data, error } = z.safeParse(schema, fields)
  if (!error) return data
  throw new OAuthRefusal('invalid_request', whatIsWrong(error))
}

/** The first thing that a schema found wrong, in characters that OAuth allows (RFC 6749, 5.2). */
export function whatIsWrong({ issues: [issue] }: z.core.$ZodError): string {
  const place = issue?.path.join('.') || 'body'
  const wrong = issue?.code === 'invalid_type' ? `one ${issue.expected} is needed` : issue?.message
  return `${place}: ${wrong ?? 'not understood'}`
    .replaceAll('"', "'")
    .replace(/[^\x20-\x5b\x5d-\x7e]/g, '?')
}

const isJSON = (c: Context) => /^[^;]*[/+]json\b/i.test(c.req.header('content-type') ?? '')

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
