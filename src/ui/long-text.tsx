import { displayText } from './display-text.ts'
import { affordable } from './layout-cost.ts'

const number = new Intl.NumberFormat('en')

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
        <span className="text-ink-3"> … and {number.format(hidden)} more characters.</span>
      )}
    </>
  )
}
