import { type ComponentProps, type ReactNode, useId } from 'react'

/** What `Field` says around any control. */
export interface FieldWords {
  label: string
  /** Muted words after the label, such as "optional". */
  note?: ReactNode
  /** At the end of the label's row: a badge, a counter, a small button. */
  aside?: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** What the control must carry so that machines know the words around it. */
export interface Wiring {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

interface FieldProps extends FieldWords {
  id?: string | undefined
  /** For a combobox that names its parts itself. */
  labelProps?: ComponentProps<'label'>
  className?: string
  children: (wiring: Wiring) => ReactNode
}

/** Ties label, note, aside, hint and error to one control by one id; the label is `<id>-label`. */
export function Field({ label, children, labelProps, className = '', ...props }: FieldProps) {
  const made = useId()
  const id = props.id ?? made
  const { note, aside, hint, error } = props
  const described = Object.entries({ note, aside, hint, error })
    .filter(([, words]) => words)
    .map(([part]) => `${id}-${part}`)

  return (
    <div className={`grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1.5 ${className}`}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label id={`${id}-label`} htmlFor={id} className="font-label text-small" {...labelProps}>
          {label}
        </label>
        {note && <Words id={`${id}-note`}>{note}</Words>}
        {aside && (
          <Words id={`${id}-aside`} className="ms-auto">
            {aside}
          </Words>
        )}
      </div>
      {children({
        id,
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(error && { 'aria-invalid': true }),
      })}
      {hint && <Words id={`${id}-hint`}>{hint}</Words>}
      {error && (
        <Words id={`${id}-error`} tone="font-label text-bad">
          {error}
        </Words>
      )}
    </div>
  )
}

interface WordsProps extends ComponentProps<'div'> {
  tone?: string
}

function Words({ tone = 'text-ink-3', className = '', ...rest }: WordsProps) {
  return <div className={`text-note ${tone} ${className}`} {...rest} />
}
