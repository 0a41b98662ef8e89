import { bounded } from './bounded.ts'

// embeddings, overrides and isolates: they turn around what stands beside them, too
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * A text that somebody else chose, such as a name or a title, as it may stand within other text:
 * without characters that turn its surroundings around, and `most` characters at most.
 */
export function displayText(text: string, most = Number.POSITIVE_INFINITY): string {
  // nobody has to look through megabytes of which a line is shown
  const plain = bounded(text, 4 * most).replace(directionMarks, '')
  return plain.length > most ? `${bounded(plain, most)}…` : plain
}
