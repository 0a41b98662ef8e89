import type { ComponentProps, ReactNode } from 'react'
import { Kbd } from './keyboard.tsx'

const variants = {
  primary:
    'forced-color-adjust-none bg-ink text-paper font-strong border border-transparent enabled:hover:opacity-90 aria-disabled:opacity-60',
  outline: 'bg-surface border border-line-strong font-label enabled:hover:bg-sunken',
  ghost:
    'border border-transparent text-ink-2 font-label enabled:hover:bg-sunken enabled:hover:text-ink',
}

const sizes = {
  large: 'min-h-12 px-[22px] rounded-button text-[0.96875rem] gap-3',
  small: 'min-h-9 px-3.5 rounded-inner text-small gap-2',
}

interface ButtonProps extends ComponentProps<'button'> {
  variant: keyof typeof variants
  /** Large by default for the primary variant, small for the others. */
  size?: keyof typeof sizes
  /** Shown at the end, but not part of the accessible name; set `aria-keyshortcuts` as well. */
  shortcut?: ReactNode
}

/** A button of the type `button` by default, which does not submit a form. */
export function Button({
  variant,
  size = variant === 'primary' ? 'large' : 'small',
  shortcut,
  type = 'button',
  className = '',
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      // Biome expects a literal; the default above prevents accidental submits
      type={type}
      className={`inline-flex items-center justify-center transition-[background-color,opacity] disabled:cursor-not-allowed disabled:opacity-55 ${variants[variant]} ${sizes[size]} ${className}`}
      {...rest}
    >
      {children}
      {shortcut && (
        <span aria-hidden="true" className="pointer-coarse:hidden max-sm:hidden">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </button>
  )
}
