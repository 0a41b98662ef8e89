import { type FocusEvent, useId, useRef, useState } from 'react'
import { Menu } from './menu.tsx'

interface MenuChoiceProps<Value extends string> {
  /** Says what is chosen here; the button is called by it and by what is chosen. */
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: Value): void
  className?: string
}

/** One of a few, as a small button that opens a menu. */
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
        <Menu
          id={menuID}
          label={label}
          onClose={close}
          onLeave={leave}
          className="absolute end-0 top-full z-30 mt-1.5 min-w-36"
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
        </Menu>
      )}
    </div>
  )
}
