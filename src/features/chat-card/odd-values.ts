/** Something that an answer says and the contract does not read: where, and what. */
export interface OddValue {
  /** Such as `state.title`. */
  key: string
  raw: unknown
}

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What got lost between an answer as it came and as it was read: fields of a type that nobody
 * expects, and fields inside of known ones that are new.
 */
export function oddValues(raw: unknown, read: unknown, within = ''): OddValue[] {
  if (!isMap(raw) || !isMap(read)) return []
  const known = new Map<string, unknown>(Object.entries(read))
  return Object.entries(raw).flatMap(([name, value]) => {
    const key = within + name
    // an explicit null says as much as silence
    if (value === null || value === undefined) return []
    if (known.get(name) === undefined) return [{ key, raw: value }]
    return oddValues(value, known.get(name), `${key}.`)
  })
}
