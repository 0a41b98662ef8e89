import { useRef, useState } from 'react'
import type { User } from '#contract/user.ts'
import { ChevronIcon } from '#ui/icons.tsx'
import { Menu } from '#ui/menu.tsx'
import { contactView } from '../contact-view.tsx'
import { sheetWords } from './sheet-words.ts'

interface WhichOneProps {
  text: string
  users: readonly User[]
  onChoose(user: User, control: HTMLElement): void
}

/** Asks whom a line of a list means; those who fit unfold beneath it. */
export function WhichOne({ text, users, onChoose }: WhichOneProps) {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={sheetWords.which(text)}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="mt-1 inline-flex min-h-6 items-center gap-1 text-bad text-note underline decoration-dotted underline-offset-4"
      >
        {sheetWords.choose}
        <ChevronIcon className="size-3" />
      </button>
      {isOpen && (
        <Menu
          label={sheetWords.which(text)}
          onClose={() => {
            setIsOpen(false)
            button.current?.focus()
          }}
          onLeave={({ currentTarget, relatedTarget }) => {
            const isOwn = currentTarget.contains(relatedTarget) || relatedTarget === button.current
            if (!isOwn) setIsOpen(false)
          }}
          className="mt-1"
        >
          {users.map((user) => (
            <button
              key={user.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-label={contactView.text(user)}
              onClick={({ currentTarget }) => onChoose(user, currentTarget)}
              className="flex w-full items-center gap-3 rounded-inner px-2.5 py-2 text-start hover:bg-sunken focus-visible:bg-accent-soft"
            >
              {contactView.render(user)}
            </button>
          ))}
        </Menu>
      )}
    </>
  )
}
