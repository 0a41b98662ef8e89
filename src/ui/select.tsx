import type { ComponentProps } from 'react'
import { Field, type FieldWords } from './field.tsx'

interface SelectProps extends FieldWords, Omit<ComponentProps<'select'>, 'multiple'> {
  options: readonly { value: string; label: string }[]
  /** Stands first, for as long as nothing is chosen. */
  placeholder?: string
}

/** One of many, as a native list that searches by typing. */
export function Select({
  label,
  note,
  aside,
  hint,
  error,
  id,
  options,
  placeholder,
  className = '',
  ...select
}: SelectProps) {
  return (
    <Field {...{ label, note, aside, hint, error, id }}>
      {(wiring) => (
        <select className={`control h-11 px-[13px] ${className}`} {...select} {...wiring}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
