import type { ReactNode } from 'react'

const tones = {
  good: 'bg-good-soft text-good border-transparent',
  accent: 'bg-accent-soft text-accent border-transparent',
  warn: 'bg-warn-soft text-warn border-transparent',
  bad: 'bg-bad-soft text-bad border-transparent',
  plain: 'border-line text-ink-2',
}

const sizes = {
  medium: 'px-2.5 py-0.5 text-note',
  small: 'px-2 text-[0.71875rem] leading-normal',
}

/** A short label for the state of something. */
export function Badge({
  tone,
  size = 'small',
  children,
}: {
  tone: keyof typeof tones
  size?: keyof typeof sizes
  children: ReactNode
}) {
  return (
    <span
      className={`inline-flex flex-none items-center gap-1.5 whitespace-nowrap rounded-full border font-label ${tones[tone]} ${sizes[size]}`}
    >
      {children}
    </span>
  )
}
