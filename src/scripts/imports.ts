import path from 'node:path'

/** The source files of a tree by their paths from its root, such as `src/ui/button.tsx`. */
export type Tree = ReadonlyMap<string, string>

const importing = /(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g

/** Everything a source file imports, statically or later, as it is written there. */
export const importsOf = (source: string): string[] =>
  [...withoutComments(source).matchAll(importing)].flatMap(([, , name]) => name ?? [])

/** The file that an import of ours leads to, whether or not it exists; `undefined` for packages. */
export function targetOf(file: string, name: string): string | undefined {
  const place = name.replace(/\?.*$/, '')
  if (place.startsWith('#')) return `src/${place.slice(1)}`
  return place.startsWith('.') ? path.posix.join(path.posix.dirname(file), place) : undefined
}

/** All files that are needed, directly or not, where these files run. */
export function reachedFrom(entries: string[], tree: Tree): Set<string> {
  const reached = new Set<string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const source = tree.get(file)
    if (source === undefined || reached.has(file)) continue
    reached.add(file)
    for (const name of importsOf(source)) waiting.push(...[targetOf(file, name) ?? []].flat())
  }
  return reached
}

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
