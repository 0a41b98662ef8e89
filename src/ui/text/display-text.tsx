import { formatNumber } from './format.ts'
import { affordable, bounded } from './text-limits.ts'

// embeddings, overrides and isolates: they turn around what stands beside them, too
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * A text from outside, such as a name or a title, as it may stand within other text:
 * without characters that turn its surroundings around, and `maxLength` characters at most.
 */
export function displayText(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  // of megabytes only a line is shown, so only that much is searched
  const plain = bounded(text, 4 * maxLength).replace(directionMarks, '')
  return plain.length > maxLength ? `${bounded(plain, maxLength)}…` : plain
}

/** Longer names than any network allows are cut. */
const maxNameLength = 200

/** A name or a handle from outside: isolated, so that it cannot reorder what follows. */
export function Name({
  children,
  maxLength = maxNameLength,
  className,
}: {
  children: string
  /** Characters. */
  maxLength?: number
  className?: string
}) {
  return <bdi className={className}>{displayText(children, maxLength)}</bdi>
}

/**
 * A text of any length from outside. Only as much of it is laid out as takes no time,
 * and what is left out is said: 300 kB without a space would freeze the page for a minute.
 */
export function LongText({
  children,
  maxLength = 2_000,
}: {
  children: string
  /** Latin letters; fewer of what takes longer to lay out. */
  maxLength?: number
}) {
  const shown = affordable(children, maxLength)
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
