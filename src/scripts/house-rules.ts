/** Says which lines hold words that have no place in finished work. */
export function unfinished(file: string, source: string): string[] {
  return marks.flatMap(([mark, meaning]) =>
    source
      .split('\n')
      .flatMap((line, index) => (mark.test(line) ? [`${file}:${index + 1} ${meaning}`] : [])),
  )
}

// put together from parts, so that this file does not find itself
const marks = [
  [/\b(?:TO[D]O|FIX[M]E|X[X]X)\b/, 'leaves something to do'],
  [/\.(?:only|skip|todo|fixme)\(/, 'leaves tests out'],
  [/@ts-(?:ignore|expect-error|nocheck)|biome-[i]gnore/, 'silences a check'],
  [
    /(?:^|[\s'"`(=:])(?:\/(?:home|root|work|Users)\/\w|[A-Z]:\\Users\\)/,
    'names a place on one machine',
  ],
] as const

/** Says which dependencies are not pinned to one version. */
export const unpinned = (dependencies: Record<string, string>): string[] =>
  Object.entries(dependencies)
    .filter(([, version]) => !/^(?:npm:@?[\w/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is "${version}", not one exact version`)
