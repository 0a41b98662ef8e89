import { type ReactNode, useId } from 'react'

/** A part of the card with a heading, whose id labels the content. */
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

/** A row of the card that expands, with a heading whose id labels the content. */
export function Disclosure({
  heading,
  note,
  children,
}: {
  heading: string
  /** A summary of the content, at the end of the row. */
  note?: string | undefined
  children: (headingID: string) => ReactNode
}) {
  const id = useId()
  return (
    <details aria-labelledby={id} className="group/row @container border-line border-t">
      <summary className="flex list-none items-baseline gap-2 px-5 py-[13px] text-small hover:bg-sunken sm:px-[26px] [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden="true"
          className="text-ink-3 text-tiny group-open/row:rotate-90 rtl:-scale-x-100"
        >
          ▸
        </span>
        <h3 id={id} className="flex-none font-strong text-ink-2">
          {heading}
        </h3>
        {note && (
          <span className="ms-auto min-w-0 truncate ps-3 text-ink-3 text-note">
            <bdi>{note}</bdi>
          </span>
        )}
      </summary>
      <div className="grid gap-3 px-5 pt-1 pb-[18px] sm:px-[26px]">{children(id)}</div>
    </details>
  )
}
