import type { User } from '#contract/user.ts'
import { Menu } from '#ui/menu.tsx'
import { contactView } from '../contact-view.tsx'
import { peopleWords } from './words.ts'

interface WhoMeantProps {
  /** The words or the name that fit them all. */
  name: string
  users: readonly User[]
  onChoose(user: User): void
  /** None of them is meant. */
  onEdit(): void
  onClose(): void
  /** The focus went elsewhere. */
  onLeave(to: EventTarget | null): void
}

const look =
  'flex w-full items-center gap-3 rounded-inner px-2.5 py-2 text-start text-ink hover:bg-sunken focus-visible:bg-accent-soft'

/** Those whom words may mean, to choose one of them, as wide as the field. */
export function WhoMeant({ name, users, onChoose, onEdit, onClose, onLeave }: WhoMeantProps) {
  return (
    <Menu
      label={peopleWords.which(name)}
      onClose={onClose}
      onLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave(relatedTarget)
      }}
      className="absolute inset-x-0 top-full z-20 mt-1.5 max-h-80 overflow-y-auto"
    >
      {users.map((user) => (
        <button
          key={user.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-label={contactView.text(user)}
          onClick={() => onChoose(user)}
          className={look}
        >
          {contactView.render(user)}
        </button>
      ))}
      <button type="button" role="menuitem" tabIndex={-1} onClick={onEdit} className={look}>
        {users.length > 0 ? peopleWords.noneOfThem : peopleWords.nobodyNow}
      </button>
    </Menu>
  )
}
