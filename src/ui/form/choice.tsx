import { type ComponentProps, useId } from 'react'

const sizes = {
  large: {
    track: 'grid auto-cols-fr grid-flow-col rounded-button p-1',
    option: 'rounded-inner px-3.5 py-2',
    label: 'text-center font-strong text-[0.875rem]',
    legend: 'mb-1.5 font-label text-small',
    besideLegend: '',
  },
  small: {
    track: 'inline-flex rounded-inner p-[3px]',
    option: 'rounded-[7px] px-3 py-0.5 text-ink-2 has-checked:text-ink',
    label: 'font-label text-small',
    // only as a float a legend can share a row
    legend: 'float-start py-1.5 font-label text-small',
    besideLegend: 'float-end',
  },
}

// allowed on a fieldset by ARIA in HTML; screen readers then announce "radio group", not just
// "group"
const radioGroup = { role: 'radiogroup' } as const

interface Option {
  value: string
  label: string
  hint?: string
  /** Its shortcut, for `aria-keyshortcuts`. */
  keys?: string
}

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'size' | 'type' | 'value' | 'id'> {
  legend: string
  legendHidden?: boolean
  size: keyof typeof sizes
  options: readonly Option[]
  /** For a controlled choice. */
  value?: string | undefined
  /** The `id` of the first radio, for links in an error summary. */
  id?: string
}

/** Native radios that look like a segmented control. */
export function Choice({ legend, legendHidden, size, options, value, id, ...radio }: ChoiceProps) {
  const made = useId()
  const look = sizes[size]

  return (
    <fieldset {...radioGroup} aria-labelledby={`${made}-legend`} className="flow-root min-w-0">
      <legend id={`${made}-legend`} className={legendHidden ? 'sr-only' : look.legend}>
        {legend}
      </legend>
      <div className={`bg-sunken ${look.track} ${legendHidden ? '' : look.besideLegend}`}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={`relative flex cursor-pointer flex-col border border-transparent outline-accent outline-offset-2 has-checked:border-line-strong has-checked:bg-surface has-focus-visible:outline-2 has-checked:shadow-[0_1px_2px_rgb(0_0_0/.08)] forced-colors:has-checked:forced-color-adjust-none forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] ${look.option}`}
          >
            <input
              {...radio}
              {...(value !== undefined && { checked: value === option.value })}
              id={index === 0 ? id : undefined}
              type="radio"
              value={option.value}
              aria-labelledby={`${made}-${option.value}`}
              aria-describedby={option.hint && `${made}-${option.value}-hint`}
              aria-keyshortcuts={option.keys}
              className="sr-only"
            />
            <span id={`${made}-${option.value}`} className={look.label}>
              {option.label}
            </span>
            {option.hint && (
              <span
                id={`${made}-${option.value}-hint`}
                className="text-ink-3 text-note forced-colors:text-inherit"
              >
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
