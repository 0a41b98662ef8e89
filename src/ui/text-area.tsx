import type { ComponentProps } from 'react'
import { Field, type FieldWords } from './field.tsx'

interface TextAreaProps extends FieldWords, ComponentProps<'textarea'> {
  /** How much of a limit is used, such as "31 / 65,536". */
  counter?: string | undefined
}

// more than any network takes in one message
const mostOfAMessage = 70_000

/** Several lines of text with their words around them; grows with what is written. */
export function TextArea({
  label,
  note,
  aside,
  counter,
  hint,
  error,
  most = mostOfAMessage,
  kept,
  id,
  className = '',
  ...area
}: TextAreaProps) {
  return (
    <Field {...{ label, note, aside: aside ?? counter, hint, error, most, kept, id }}>
      {(wiring) => (
        <textarea
          className={`control field-sizing-content max-h-80 min-h-[74px] resize-y px-[13px] py-2.5 ${className}`}
          {...area}
          {...wiring}
        />
      )}
    </Field>
  )
}
