import type { ReactNode } from 'react'

/** The result of an action on a line of its own, announced when it changes. */
export function ActionStatus({
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
