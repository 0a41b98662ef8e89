/** Eight colours on which white can be read, told apart by hue. */
export const personColours = [
  '#7557cf',
  '#bd5129',
  '#2e7d6b',
  '#b0432e',
  '#3b6ea8',
  '#8a5a00',
  '#a63d78',
  '#4d6b2f',
] as const

/** The same id has the same colour everywhere and always (FNV-1a). */
export function personColour(id: string): string {
  let hash = 0x811c9dc5
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return personColours[hash % personColours.length] ?? personColours[0]
}
