import type { ReactNode } from 'react'

/** A place whose words are read out when they change. Keep it mounted, and change its children. */
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
