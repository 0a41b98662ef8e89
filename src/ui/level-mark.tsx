import type { ReactNode } from 'react'

const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const
const ring = { cx: 7, cy: 7, r: 5.4, fill: 'none', strokeWidth: 1.3 }

const drawings: Readonly<Record<string, ReactNode>> = {
  '2': (
    <>
      <circle cx="7" cy="7" r="6" className="fill-good" />
      <path d="M4 7.2 6.1 9.2 10 5" strokeWidth="1.6" {...round} className="stroke-surface" />
    </>
  ),
  '1': (
    <>
      <circle {...ring} className="stroke-warn" />
      <path d="M7 1.6a5.4 5.4 0 0 1 0 10.8z" className="fill-warn" />
    </>
  ),
  '0': <circle {...ring} className="stroke-line-strong" />,
  '-1': (
    <>
      <circle {...ring} strokeDasharray="2 2" className="stroke-warn" />
      <path d="M4.4 7h5.2" strokeWidth="1.5" {...round} className="stroke-warn" />
    </>
  ),
  '-2': (
    <>
      <circle cx="7" cy="7" r="6" className="fill-bad-soft" />
      <path
        d="m4.8 4.8 4.4 4.4m0-4.4-4.4 4.4"
        strokeWidth="1.5"
        {...round}
        className="stroke-bad"
      />
    </>
  ),
}

const unsaid = (
  <path
    d="M4.9 5.2a2.1 2.1 0 1 1 3.3 1.7c-.8.5-1.2.9-1.2 1.8M7 10.9v.1"
    strokeWidth="1.5"
    {...round}
    className="stroke-ink-3"
  />
)

const unknown = (
  <>
    <circle {...ring} strokeDasharray="1 2" className="stroke-ink-3" />
    <circle cx="7" cy="7" r="1.2" className="fill-ink-3" />
  </>
)

/**
 * 2 is a tick, 1 half, 0 empty, -1 a broken ring, -2 a cross, any other number a dot, and `unsaid` a
 * question mark. Decorative.
 */
export function LevelMark({ level }: { level: number | 'unsaid' }) {
  return (
    <svg viewBox="0 0 14 14" fill="none" aria-hidden="true" className="size-3.5 flex-none">
      {level === 'unsaid' ? unsaid : (drawings[level] ?? unknown)}
    </svg>
  )
}
