import type { ReactNode } from 'react'

/** A key or chord. Inside a button it takes the button's colours. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-[5px] border border-current border-b-2 px-[5px] py-[3px] font-mono font-semibold text-[0.69rem] leading-none opacity-75">
      {children}
    </kbd>
  )
}
