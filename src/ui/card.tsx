import type { ComponentPropsWithoutRef } from 'react'

interface CardProps extends ComponentPropsWithoutRef<'article'> {
  as?: 'div' | 'article' | 'section'
}

/** A raised surface without padding. */
export function Card({ as: Tag = 'div', className = '', ...rest }: CardProps) {
  return (
    <Tag
      className={`min-w-0 overflow-hidden rounded-card border border-line bg-surface shadow-card ${className}`}
      {...rest}
    />
  )
}
