import type { ReactNode } from 'react'

/** A status that is announced when it changes. Keep it mounted, and change its children. */
export function StatusText({
  children,
  className = '',
}: {
  children?: ReactNode
  className?: string
}) {
  return (
    <div role="status" className={`text-ink-2 text-small empty:hidden ${className}`}>
      {children}
    </div>
  )
}
