import type { User } from '#contract/user.ts'
import { Avatar } from '#ui/avatar.tsx'
import { words } from './words.ts'

const shownAtMost = 5

/** Several people who may be meant, each a button that takes them. */
export function Matches({ people, onPick }: { people: readonly User[]; onPick(user: User): void }) {
  const more = people.length - shownAtMost
  return (
    <>
      <ul aria-label={words.choose} className="grid gap-1 px-3.5 pb-2">
        {people.slice(0, shownAtMost).map((user) => (
          <li key={user.id}>
            <button
              type="button"
              onClick={() => onPick(user)}
              className="flex w-full items-center gap-3 rounded-inner border border-transparent px-3 py-1.5 text-start hover:bg-sunken"
            >
              <Avatar name={nameOf(user)} id={user.id} size="small" imgURL={user.imgURL} />
              <span className="min-w-0">
                <bdi className="block truncate font-medium">{nameOf(user)}</bdi>
                <span className="block truncate text-ink-3 text-note">{secondLine(user)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="px-[26px] pb-[22px] text-ink-3 text-note">{words.more(more)}</p>}
    </>
  )
}

/** What a person is called where nothing better is known than an identifier. */
export const nameOf = (user: User) => user.fullName ?? identifierOf(user)

/** The identifier that people know somebody by. */
export const identifierOf = (user: User) =>
  user.phoneNumber ?? user.username ?? user.email ?? user.id

const secondLine = (user: User) =>
  [identifierOf(user), user.cannotMessage && words.cannotMessageShort].filter(Boolean).join(' · ')
