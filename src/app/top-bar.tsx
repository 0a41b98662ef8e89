import type { ReactNode } from 'react'
import { ConnectionPill } from '#features/connection/connection-pill.tsx'
import { Logo } from '#ui/icons.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { ThemeButton } from './theme-button.tsx'

/** The name, what is given, where chats are opened, and the theme. */
export function TopBar({ children }: { children?: ReactNode }) {
  return (
    <header className="relative flex h-[60px] items-center gap-1.5 min-[381px]:gap-3.5 border-line border-b px-4 sm:px-7">
      <p className="me-auto flex items-center gap-2.5 font-strong text-[1.0625rem] tracking-[-.01em]">
        <Logo />
        <span className="max-[380px]:sr-only">Overture</span>
      </p>
      {children}
      <ConnectionPill />
      <Shortcuts />
      <ThemeButton />
    </header>
  )
}
