import { type ComponentProps, type ReactNode, useId } from 'react'
import { useBounded } from './use-bounded.ts'

/** The texts around a control. */
interface FieldText {
  label: string
  /** Muted text after the label, such as "optional". */
  note?: ReactNode
  /** At the end of the label's row: a badge, a counter, a small button. */
  aside?: ReactNode
  /** After it: a small button that belongs to the field, but does not describe it. */
  action?: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Longer input is truncated, which the hint reports. */
  maxLength?: number | undefined
  /** The length that too long input is truncated to; `maxLength` by default. */
  keptLength?: number | undefined
}

// longer than any name, address, link or title
const maxLineLength = 2000

/** The attributes that associate a control with its texts. */
interface Wiring {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

interface FieldProps extends FieldText {
  id?: string | undefined
  /** For a combobox that labels its parts itself. */
  labelProps?: ComponentProps<'label'>
  className?: string
  children: (wiring: Wiring) => ReactNode
}

/**
 * Associates label, note, aside, hint and error with a control by its id; the label is
 * `<id>-label`.
 */
export function Field({ label, children, labelProps, className = '', ...props }: FieldProps) {
  const made = useId()
  const id = props.id ?? made
  const { frame, cut } = useBounded<HTMLDivElement>(
    props.maxLength ?? maxLineLength,
    props.keptLength,
  )
  const { note, aside, error } = props
  const hint = cut ?? props.hint
  const described = Object.entries({ note, aside, hint, error })
    .filter(([, text]) => text)
    .map(([part]) => `${id}-${part}`)

  return (
    <div
      ref={frame}
      className={`grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1.5 ${className}`}
    >
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label id={`${id}-label`} htmlFor={id} className="font-label text-small" {...labelProps}>
          {label}
        </label>
        {note && <SmallText id={`${id}-note`}>{note}</SmallText>}
        {aside && (
          <SmallText id={`${id}-aside`} className="ms-auto">
            {aside}
          </SmallText>
        )}
        {props.action && <span className={aside ? '' : 'ms-auto'}>{props.action}</span>}
      </div>
      {children({
        id,
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(error && { 'aria-invalid': true }),
      })}
      {/* without a box of its own, so that its text is in the row of the hint */}
      <div role="status" className="contents">
        {cut && <SmallText id={`${id}-hint`}>{cut}</SmallText>}
      </div>
      {!cut && hint && <SmallText id={`${id}-hint`}>{hint}</SmallText>}
      {error && (
        <SmallText id={`${id}-error`} tone="font-label text-bad">
          {error}
        </SmallText>
      )}
    </div>
  )
}

interface SmallTextProps extends ComponentProps<'div'> {
  tone?: string
}

function SmallText({ tone = 'text-ink-3', className = '', ...rest }: SmallTextProps) {
  return <div className={`text-note ${tone} ${className}`} {...rest} />
}

/** A labelled input for one line of text. */
export function TextField({
  label,
  note,
  aside,
  hint,
  error,
  maxLength,
  keptLength,
  id,
  className = '',
  ...input
}: FieldText & ComponentProps<'input'>) {
  return (
    <Field {...{ label, note, aside, hint, error, maxLength, keptLength, id }}>
      {(wiring) => (
        <input className={`control h-11 px-[13px] ${className}`} {...input} {...wiring} />
      )}
    </Field>
  )
}

interface TextAreaProps extends FieldText, ComponentProps<'textarea'> {
  /** The used part of a limit, such as "31 / 65,536". */
  counter?: string | undefined
}

// more than any network accepts in one message
const maxMessageLength = 70_000

/** A labelled textarea, which grows with its text. */
export function TextArea({
  label,
  note,
  aside,
  action,
  counter,
  hint,
  error,
  maxLength = maxMessageLength,
  keptLength,
  id,
  className = '',
  ...area
}: TextAreaProps) {
  return (
    <Field
      {...{ label, note, aside: aside ?? counter, action, hint, error, maxLength, keptLength, id }}
    >
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

interface SelectProps extends FieldText, Omit<ComponentProps<'select'>, 'multiple'> {
  options: readonly { value: string; label: string }[]
  /** The first option, with a blank value. */
  placeholder?: string
}

/** A labelled native select. */
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
