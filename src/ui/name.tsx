import { displayText } from './display-text.ts'

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
