import type { ReactNode } from 'react'

/** A line of its own for what came of a press, read out when it changes. */
export function Said({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'bad'
  children: ReactNode
}) {
  return (
    <span
      role="status"
      className={`order-last basis-full text-note empty:hidden wrap-anywhere ${tone === 'bad' ? 'font-label text-bad' : 'text-ink-2'}`}
    >
      {children}
    </span>
  )
}
