import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { accountsQuery } from '#beeper/queries.ts'
import { Mark } from '#ui/mark.tsx'
import { ThemeButton } from './theme-button.tsx'
import { words } from './words.ts'

/** The name, what is given, where chats are opened, and the theme. */
export function TopBar({ children }: { children?: ReactNode }) {
  return (
    <header className="flex h-[60px] items-center gap-3.5 border-line border-b px-4 sm:px-7">
      <p className="me-auto flex items-center gap-2.5 font-strong text-[1.0625rem] tracking-[-.01em]">
        <Mark />
        {words.name}
      </p>
      {children}
      <ConnectionPill />
      <ThemeButton />
    </header>
  )
}

/** Says truthfully that whatever is opened here stays here. */
function ConnectionPill() {
  const accounts = useQuery(accountsQuery(useBeeper()))
  const tone = accounts.isError ? 'bg-bad' : accounts.data ? 'bg-good' : 'bg-line-strong'
  return (
    <p className="flex h-[34px] items-center gap-2 rounded-full border border-line bg-surface px-3 text-small">
      <span aria-hidden="true" className={`size-2 rounded-full ${tone}`} />
      <span className="font-label">{words.connection}</span>
      <span className="text-ink-3 text-note max-sm:sr-only">
        {words.nothingIsSent}
        {accounts.data && ` · ${words.accounts(accounts.data.length)}`}
      </span>
    </p>
  )
}
