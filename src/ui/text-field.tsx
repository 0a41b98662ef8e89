import type { ComponentProps } from 'react'
import { Field, type FieldWords } from './field.tsx'

/** One line of text with its words around it. */
export function TextField({
  label,
  note,
  aside,
  hint,
  error,
  most,
  kept,
  id,
  className = '',
  ...input
}: FieldWords & ComponentProps<'input'>) {
  return (
    <Field {...{ label, note, aside, hint, error, most, kept, id }}>
      {(wiring) => (
        <input className={`control h-11 px-[13px] ${className}`} {...input} {...wiring} />
      )}
    </Field>
  )
}
