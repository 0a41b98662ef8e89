import type { User } from '#contract/user.ts'
import { Avatar } from '#ui/avatar.tsx'
import { words } from './words.ts'

/** What a person is called where nothing better is known than an ID. */
export const nameOf = (user: User) =>
  user.fullName ?? user.username ?? user.phoneNumber ?? user.email ?? user.id

const secondLine = (user: User) =>
  [
    user.phoneNumber ?? user.username ?? user.email ?? user.id,
    user.cannotMessage && words.cannotMessage,
  ]
    .filter(Boolean)
    .join(' · ')

/** A person in a list of suggestions: never by name alone, since names repeat. */
export const contactView = {
  key: (user: User) => user.id,
  text: (user: User) => `${nameOf(user)}, ${secondLine(user)}`,
  render: (user: User) => (
    <>
      <Avatar name={nameOf(user)} id={user.id} size="small" imgURL={user.imgURL} />
      <span className="min-w-0">
        <span className="block truncate font-medium">
          <bdi>{nameOf(user)}</bdi>
        </span>
        <span className="block truncate text-[0.8125rem] text-ink-3">{secondLine(user)}</span>
      </span>
    </>
  ),
}
