import { type ComponentProps, type ReactNode, useId } from 'react'

// without `aria-checked`, because a native checkbox has its own state
const nativeSwitch = { type: 'checkbox', role: 'switch' } as const

interface SwitchProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: string
  hint?: ReactNode
}

/** A switch that takes effect at once: a native checkbox with the role `switch`. */
export function Switch({ label, hint, id, className = '', ...input }: SwitchProps) {
  const made = useId()
  const own = id ?? made
  return (
    <div className={`flex items-start gap-3 text-[0.875rem] ${className}`}>
      <input
        {...input}
        {...nativeSwitch}
        id={own}
        aria-describedby={hint ? `${own}-hint` : undefined}
        className="switch peer"
      />
      <div>
        <label htmlFor={own} className="cursor-pointer peer-disabled:cursor-not-allowed">
          {label}
        </label>
        {hint && (
          <div id={`${own}-hint`} className="text-ink-3 text-note">
            {hint}
          </div>
        )}
      </div>
    </div>
  )
}
