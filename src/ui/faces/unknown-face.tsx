import type { ReactNode } from 'react'
import { CornerMark } from './network-mark.tsx'

const sizes = { small: 'size-8', large: 'size-14' }

const glyphs = {
  phone: (
    <path d="M8.4 4.5 10 8.3 8.2 9.9a11.5 11.5 0 0 0 5.9 5.9l1.6-1.8 3.8 1.6v2.9a1.6 1.6 0 0 1-1.8 1.6A14.6 14.6 0 0 1 3.9 6.3a1.6 1.6 0 0 1 1.6-1.8z" />
  ),
  at: (
    <>
      <circle cx="12" cy="12" r="3.6" />
      <path d="M15.6 8.4v4.7a2.3 2.3 0 0 0 4.6 0V12a8.2 8.2 0 1 0-3.3 6.6" />
    </>
  ),
  question: (
    <>
      <path d="M8.8 9.2a3.2 3.2 0 1 1 4.7 2.8c-1 .5-1.5 1.1-1.5 2.2" />
      <path d="M12 17.6v.1" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type UnknownGlyph = keyof typeof glyphs

/**
 * The placeholder for a face while the person is unknown, without initials and colour. Decorative:
 * the identifier must be shown beside it.
 */
export function UnknownFace({
  glyph,
  size,
  network,
}: {
  glyph: UnknownGlyph
  size: keyof typeof sizes
  network?: string | undefined
}) {
  return (
    <CornerMark type={network}>
      <span
        aria-hidden="true"
        className={`grid flex-none place-items-center rounded-full border-[1.5px] border-line-strong border-dashed text-ink-3 ${sizes[size]}`}
      >
        <svg
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
          className="size-1/2"
        >
          {glyphs[glyph]}
        </svg>
      </span>
    </CornerMark>
  )
}
