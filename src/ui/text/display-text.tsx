import { formatNumber } from './format.ts'
import { affordable, bounded } from './text-limits.ts'

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

/** Longer names than any network allows are cut. */
const longestName = 200

/** A name or a handle that somebody else chose: isolated, so that it cannot reorder what follows. */
export function Name({
  children,
  most = longestName,
  className,
}: {
  children: string
  /** Characters. */
  most?: number
  className?: string
}) {
  return <bdi className={className}>{displayText(children, most)}</bdi>
}

/**
 * A text of any length that somebody else wrote. Only as much of it is laid out as takes no time,
 * and what is left out is said: 300 kB without a space would freeze the page for a minute.
 */
export function LongText({
  children,
  most = 2_000,
}: {
  children: string
  /** Latin letters; fewer of what takes longer to lay out. */
  most?: number
}) {
  const shown = affordable(children, most)
  const hidden = children.length - shown.length
  return (
    <>
      <bdi>{displayText(shown)}</bdi>
      {hidden > 0 && (
        <span className="text-ink-3"> … and {formatNumber(hidden)} more characters.</span>
      )}
    </>
  )
}
