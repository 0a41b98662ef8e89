import { Menu, useMenu } from './menu.tsx'

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
  const { isOpen, close, frame, ofButton, ofMenu } = useMenu()
  const chosen = options.find((option) => option.value === value)
  const pick = (picked: Value) => {
    close()
    onChange(picked)
  }

  return (
    <div ref={frame} className="relative inline-flex">
      <button
        {...ofButton}
        type="button"
        aria-label={`${label}: ${chosen?.label ?? value}`}
        className={className}
      >
        {chosen?.label ?? value}
      </button>
      {isOpen && (
        <Menu {...ofMenu} label={label} className="absolute end-0 top-full z-30 mt-1.5 min-w-36">
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
