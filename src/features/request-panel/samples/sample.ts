/** What a request's body is made of. */
export type Value = string | boolean | readonly Value[] | { readonly [name: string]: Value }

/** One request as the samples tell it. */
export interface SampleRequest {
  /** The SDKs have a method for the first two; `union` is only a path to them. */
  way: 'start' | 'create' | 'union'
  /** `/v1/chats/start`. */
  path: string
  body: { readonly [name: string]: Value }
  /** Without a slash at its end. */
  baseURL: string
}

/** How a language writes what has parts. */
interface Style {
  indent: string
  /** What stands before a value of that name. */
  name(name: string): string
  text(text: string): string
  truth(truth: boolean): string
}

/** A value over as many lines as it has parts. */
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

/** Whether a value is a list; TypeScript cannot tell by `Array.isArray` from one that is read-only. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
