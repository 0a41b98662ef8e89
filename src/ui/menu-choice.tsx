import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react'

interface MenuChoiceProps<Value extends string> {
  /** Says what is chosen here; the button is called by it and by what is chosen. */
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: Value): void
  className?: string
}

const items = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('[role=menuitemradio]')]

/** One of a few, as a small button that opens a menu. Arrows, Home and End walk it; Esc closes it. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { label, value, options, onChange, className = '' } = props
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const menuID = useId()
  const chosen = options.find((option) => option.value === value)

  const close = () => {
    setIsOpen(false)
    button.current?.focus()
  }
  const pick = (picked: Value) => {
    close()
    onChange(picked)
  }
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') close()
    const rows = items(event.currentTarget)
    const to = nextRow(
      event.key,
      rows.findIndex((row) => row.matches(':focus')),
      rows.length,
    )
    if (to === undefined) return
    event.preventDefault()
    rows[to]?.focus()
  }
  const leave = (event: FocusEvent) => {
    if (!frame.current?.contains(event.relatedTarget)) setIsOpen(false)
  }

  return (
    <div ref={frame} className="relative inline-flex">
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={menuID}
        aria-label={`${label}: ${chosen?.label ?? value}`}
        onClick={() => setIsOpen(!isOpen)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setIsOpen(true)
        }}
        className={className}
      >
        {chosen?.label ?? value}
      </button>
      {isOpen && (
        <div
          id={menuID}
          ref={focusChosen}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={walk}
          onBlur={leave}
          className="absolute end-0 top-full z-30 mt-1.5 min-w-36 rounded-button border border-line bg-surface p-1 shadow-card"
        >
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitemradio"
              aria-checked={option.value === value}
              tabIndex={-1}
              onClick={() => pick(option.value)}
              className="block w-full whitespace-nowrap rounded-inner px-2.5 py-1.5 text-start text-small hover:bg-sunken focus-visible:bg-accent-soft aria-checked:font-label aria-checked:text-accent"
            >
              {option.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const focusChosen = (menu: HTMLElement | null) =>
  menu?.querySelector<HTMLElement>('[aria-checked=true]')?.focus()

/** Where an arrow leads from a row; the last one leads to the first. */
function nextRow(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
