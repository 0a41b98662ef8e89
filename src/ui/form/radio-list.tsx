import { useId } from 'react'

interface RadioListProps<Value extends string> {
  legend: string
  hint: string
  /** The name of the radios, unique on the page. */
  name: string
  options: readonly { value: Value; label: string; hint?: string }[]
  /** `undefined` while it is not known. */
  value: Value | undefined
  onChange(value: Value): void
  /** In two columns on wide screens. */
  columns?: boolean
  error?: string | false
}

// allowed on a fieldset by ARIA in HTML; screen readers then announce "radio group", not just
// "group"
const radioGroup = { role: 'radiogroup' } as const

/** Radios, each on a line of its own with a hint. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const id = useId()
  const { legend, hint, name, options, value, onChange, columns, error } = props
  return (
    <fieldset
      {...radioGroup}
      aria-labelledby={`${id}-legend`}
      aria-describedby={`${id}-hint`}
      className="min-w-0 text-small"
    >
      <legend id={`${id}-legend`} className="font-label">
        {legend}
      </legend>
      <p id={`${id}-hint`} className="mb-1.5 text-ink-3 text-note">
        {hint}
      </p>
      <div className={`grid gap-x-4 ${columns ? 'sm:grid-cols-2' : ''}`}>
        {options.map((option) => (
          <label key={option.value} className="flex cursor-pointer gap-2.5 py-1">
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              aria-labelledby={`${id}-${option.value}`}
              aria-describedby={option.hint && `${id}-${option.value}-hint`}
              className="mt-[3px] size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span id={`${id}-${option.value}`}>{option.label}</span>
              {option.hint && (
                <span id={`${id}-${option.value}-hint`} className="block text-ink-3 text-note">
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {error}
      </p>
    </fieldset>
  )
}
