import type { ReactNode } from 'react'

/** A status that is announced when it changes. Keep it mounted, and change its children. */
export function StatusText({
  children,
  id,
  className = '',
}: {
  children?: ReactNode
  /** For a control that is described by it. */
  id?: string
  className?: string
}) {
  return (
    <div role="status" id={id} className={`text-ink-2 text-small empty:hidden ${className}`}>
      {children}
    </div>
  )
}
