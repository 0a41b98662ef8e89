import { formatNumber } from './format.ts'
import { affordable, bounded } from './text-limits.ts'

// embeddings, overrides and isolates, which also reorder the text around them
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * An untrusted text, such as a name or a title, for use within other text: without bidi controls,
 * and at most `maxLength` characters.
 */
export function displayText(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  // bounded first, so that a text of megabytes is not searched completely
  const plain = bounded(text, 4 * maxLength).replace(directionMarks, '')
  return plain.length > maxLength ? `${bounded(plain, maxLength)}…` : plain
}

/** Longer than any network allows. */
const maxNameLength = 200

/** An untrusted name or handle, isolated so that it cannot reorder the text around it. */
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
 * An untrusted text of any length, truncated with a note, because laying out 300 kB without a space
 * would freeze the page for a minute.
 */
export function LongText({
  children,
  maxLength = 2_000,
}: {
  children: string
  /** In Latin letters; other characters count by their layout cost. */
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
