const bytesIn = (text: string) => new TextEncoder().encode(text).length

/** The first word of a name that has a letter. Numbers, and names without spaces, stay whole. */
const firstName = (name: string) =>
  name.split(/\s+/).find((word) => /\p{L}/u.test(word)) ?? name.trim()

/**
 * A title from first names, "Ada, Jun and Sol", that fits in `most` bytes. Names that no longer fit
 * become "and 3 more"; empty when not even one name fits.
 */
export function proposedTitle(names: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const first = names.map(firstName).filter(Boolean)
  for (let count = Math.min(first.length, 5); count > 0; count--) {
    const title = joined(first.slice(0, count), first.length - count)
    if (bytesIn(title) <= most) return title
  }
  return ''
}

function joined(names: readonly string[], rest: number): string {
  if (rest > 0) return `${names.join(', ')} and ${rest} more`
  const [last, ...before] = names.toReversed()
  return before.length > 0 ? `${before.toReversed().join(', ')} and ${last}` : (last ?? '')
}
