import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

/** The props of a button that opens a menu below it, of the menu, and of a frame around both. */
export function useMenu() {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const id = useId()
  const onLeave = (event: FocusEvent) => {
    if (!frame.current?.contains(event.relatedTarget)) setIsOpen(false)
  }
  const close = () => {
    setIsOpen(false)
    button.current?.focus()
  }
  return {
    isOpen,
    close,
    frame,
    ofButton: {
      ref: button,
      'aria-haspopup': 'menu',
      'aria-expanded': isOpen,
      'aria-controls': isOpen ? id : undefined,
      onClick: () => setIsOpen(!isOpen),
      onBlur: onLeave,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        setIsOpen(true)
      },
    },
    ofMenu: { id, onClose: close, onLeave },
  } as const
}

interface MenuProps {
  id?: string
  label: string
  /** Buttons with the role `menuitem`. */
  children: ReactNode
  /** Called for Esc. */
  onClose(): void
  /** Called when an item loses the focus. */
  onLeave(event: FocusEvent): void
  className: string
}

const itemsOf = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]

/** A menu. Takes the focus; arrows, Home and End move it, Esc closes the menu. */
export function Menu({ id, label, children, onClose, onLeave, className }: MenuProps) {
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      // keeps a sheet around it open
      event.preventDefault()
      onClose()
    }
    const rows = itemsOf(event.currentTarget)
    const to = nextRow(
      event.key,
      rows.findIndex((row) => row.matches(':focus')),
      rows.length,
    )
    if (to === undefined) return
    event.preventDefault()
    rows[to]?.focus()
  }
  return (
    <div
      id={id}
      ref={focusFirst}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={press}
      onBlur={onLeave}
      className={`rounded-button border border-line bg-surface p-1 shadow-card ${className}`}
    >
      {children}
    </div>
  )
}

function focusFirst(menu: HTMLElement | null) {
  if (menu) itemsOf(menu)[0]?.focus()
}

/** The row that a key moves to; after the last comes the first. */
function nextRow(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
