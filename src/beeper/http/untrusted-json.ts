/** Deeper than any answer of the API; `JSON.stringify` and React give up a few thousand levels on. */
const deepestLevel = 200

/** What stands where an answer is nested too deep to be shown. */
const tooDeep = '… nested too deep to be shown'

/** JSON as what it says; anything else, whatever its type claims, as the text that came. */
export function parseUntrusted(text: string): unknown {
  try {
    return withoutDepth(JSON.parse(text))
  } catch {
    return text
  }
}

/**
 * Cuts parsed JSON off below `deepestLevel`, in place and without recursion, so that whatever walks
 * it later cannot overflow the stack. Keys named `__proto__` are taken out: copied by assignment
 * they would become the prototype of the copy.
 */
export function withoutDepth(value: unknown): unknown {
  const open: { holder: object; level: number }[] = []
  if (isHolder(value)) open.push({ holder: value, level: 1 })
  for (let next = open.pop(); next; next = open.pop()) {
    const { holder, level } = next
    if (Object.hasOwn(holder, '__proto__')) Reflect.deleteProperty(holder, '__proto__')
    for (const [key, child] of Object.entries(holder)) {
      if (!isHolder(child)) continue
      if (level >= deepestLevel) Reflect.set(holder, key, tooDeep)
      else open.push({ holder: child, level: level + 1 })
    }
  }
  return value
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null
