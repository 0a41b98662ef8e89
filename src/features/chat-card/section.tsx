import { type ReactNode, useId } from 'react'

/** One part of the card under its own heading; what it holds is named by the heading's id. */
export function Section({
  heading,
  count,
  children,
}: {
  heading: string
  count?: string | undefined
  children: (headingID: string) => ReactNode
}) {
  const id = useId()
  return (
    <section className="@container grid gap-3 border-line border-t px-5 py-[18px] sm:px-[26px]">
      <h3 className="flex gap-2 font-strong text-ink-2 text-small">
        <span id={id}>{heading}</span>
        {count && <span className="font-medium text-ink-3">{count}</span>}
      </h3>
      {children(id)}
    </section>
  )
}
