/** A value of a request body. */
export type Value = string | boolean | readonly Value[] | { readonly [name: string]: Value }

/** A request to write as a sample. */
export interface SampleRequest {
  /** The SDKs have methods for the first two; `union` is sent by path. */
  way: 'start' | 'create' | 'union'
  /** `/v1/chats/start`. */
  path: string
  body: { readonly [name: string]: Value }
  /** Without a trailing slash. */
  baseURL: string
}

/** How a language writes values. */
interface Style {
  indent: string
  /** The text before a value of that name. */
  name(name: string): string
  text(text: string): string
  truth(truth: boolean): string
}

/** A value with one line for each part. */
export function printed(value: Value, style: Style, indent = ''): string {
  if (typeof value === 'string') return style.text(value)
  if (typeof value === 'boolean') return style.truth(value)
  const inner = indent + style.indent
  const lines = isList(value)
    ? value.map((part) => printed(part, style, inner))
    : Object.entries(value).map(([name, part]) => style.name(name) + printed(part, style, inner))
  const [open, close] = isList(value) ? '[]' : '{}'
  if (lines.length === 0) return `${open}${close}`
  return `${open}\n${lines.map((line) => `${inner}${line},\n`).join('')}${indent}${close}`
}

/** Whether a value is a list; TypeScript does not narrow read-only arrays by `Array.isArray`. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
