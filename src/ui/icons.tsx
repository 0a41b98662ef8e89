import type { ReactNode } from 'react'

const icon = (drawing: ReactNode) =>
  function Icon({ className = 'size-4' }: { className?: string }) {
    return (
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={`flex-none ${className}`}
      >
        {drawing}
      </svg>
    )
  }

export const ChevronIcon = icon(<path d="m4 6 4 4 4-4" />)
export const CheckIcon = icon(<path d="m3 8.5 3.2 3L13 4.8" />)
export const CrossIcon = icon(<path d="m4.5 4.5 7 7m0-7-7 7" />)
/** The caller animates it. */
export const SpinnerIcon = icon(<path d="M14 8a6 6 0 1 1-6-6" />)
export const CopyIcon = icon(<path d="M6.5 5.5h6v8h-6zM4 10.5H3.5v-8h6V3" />)
/** The light theme. */
export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="2.8" />
    <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />
  </>,
)
/** The dark theme. */
export const MoonIcon = icon(<path d="M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7z" />)
/** The theme of the system. */
export const HalfIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
  </>,
)
export const SearchIcon = icon(<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.8 10.8 14 14" />)

/** The logo: a note on five lines whose flag is a line of speech. Decorative. */
export function Logo() {
  return (
    <svg viewBox="0 0 26 22" fill="none" aria-hidden="true" className="h-[22px] w-[26px] flex-none">
      <path d="M1 3h24M1 7h24M1 11h24M1 15h24M1 19h24" className="stroke-line-strong opacity-60" />
      <ellipse cx="9" cy="15" rx="4.2" ry="3.2" transform="rotate(-18 9 15)" className="fill-ink" />
      <path d="M13 14V2.5" strokeWidth="1.8" strokeLinecap="round" className="stroke-ink" />
      <path
        d="M13 2.8c1.2 3.2 5.6 3.4 5.2 8"
        strokeWidth="1.8"
        strokeLinecap="round"
        className="stroke-accent"
      />
    </svg>
  )
}
