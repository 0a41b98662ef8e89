import { type ComponentProps, type ReactNode, useId } from 'react'
import { useBounded } from './use-bounded.ts'

/** What `Field` says around any control. */
export interface FieldWords {
  label: string
  /** Muted words after the label, such as "optional". */
  note?: ReactNode
  /** At the end of the label's row: a badge, a counter, a small button. */
  aside?: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** As many characters as are taken; the words say so when there were more. */
  most?: number | undefined
  /** How many of too many are taken; `most` unless given. */
  kept?: number | undefined
}

// longer than any name, address, link or title
const mostOfALine = 2000

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
  const { frame, cut } = useBounded<HTMLDivElement>(props.most ?? mostOfALine, props.kept)
  const { note, aside, error } = props
  const hint = cut ?? props.hint
  const described = Object.entries({ note, aside, hint, error })
    .filter(([, words]) => words)
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
      {/* no box of its own, so that what it says stands in the row of the hint */}
      <div role="status" className="contents">
        {cut && <Words id={`${id}-hint`}>{cut}</Words>}
      </div>
      {!cut && hint && <Words id={`${id}-hint`}>{hint}</Words>}
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
