import type { ReactNode } from 'react'
import { type KeyboardEvent, useId } from 'react'

interface TabsProps<Value extends string> {
  label: string
  tabs: readonly { value: Value; label: string }[]
  value: Value
  onChange(value: Value): void
  /** Before the tabs, in the same row. */
  before?: ReactNode
  /** After the tabs, in the same row. */
  after?: ReactNode
  /** The content of the chosen tab. */
  children: ReactNode
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** Tabs above one panel. Arrow keys, Home and End select at once, after the ARIA pattern. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, tabs, value, onChange, before, after, children } = props
  const id = useId()
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const to = targetOf(event, tabs, value)
    if (!to) return
    event.preventDefault()
    onChange(to.value)
    document.getElementById(`${id}-${to.value}`)?.focus()
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-2.5 py-2">
        {before}
        <div role="tablist" aria-label={label} onKeyDown={move} className="flex min-w-0 flex-wrap">
          {tabs.map((tab) => (
            <button
              key={tab.value}
              id={`${id}-${tab.value}`}
              type="button"
              role="tab"
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.value === value ? 0 : -1}
              onClick={() => onChange(tab.value)}
              className="min-h-8 rounded-inner border border-transparent px-2.5 text-ink-2 text-small hover:bg-sunken aria-selected:bg-sunken aria-selected:font-label aria-selected:text-ink forced-colors:aria-selected:border-[Highlight]"
            >
              {tab.label}
            </button>
          ))}
        </div>
        {after}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`} {...focusable}>
        {children}
      </div>
    </>
  )
}

// by the ARIA pattern a panel without controls is focusable, to read and scroll it by keyboard
const focusable = { tabIndex: 0 }

function targetOf<Value extends string>(
  event: KeyboardEvent<HTMLElement>,
  tabs: readonly { value: Value; label: string }[],
  value: Value,
) {
  if (event.key === 'Home') return tabs[0]
  if (event.key === 'End') return tabs.at(-1)
  const isReversed = getComputedStyle(event.currentTarget).direction === 'rtl'
  const step = (steps[event.key] ?? 0) * (isReversed ? -1 : 1)
  const at = tabs.findIndex((tab) => tab.value === value)
  return step === 0 ? undefined : tabs[(at + step + tabs.length) % tabs.length]
}
