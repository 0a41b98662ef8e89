/** The logo: a note on five lines whose flag is a line of speech. Decoration only. */
export function Mark() {
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
