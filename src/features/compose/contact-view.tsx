import type { User } from '#contract/user.ts'
import { Avatar } from '#ui/avatar.tsx'
import type { Suggestion } from './who/known-people.ts'
import { whoWords } from './who/words.ts'
import { words } from './words.ts'

/** What a person is called where nothing better is known than an ID. */
export const nameOf = (user: Partial<User>) =>
  user.fullName ?? user.username ?? user.phoneNumber ?? user.email ?? user.id ?? ''

const secondLine = (user: Suggestion) =>
  [
    user.phoneNumber ?? user.username ?? user.email ?? user.id,
    user.isKnown && whoWords.alreadyChat,
    user.cannotMessage && words.cannotMessage,
  ]
    .filter(Boolean)
    .join(' · ')

/** A person in a list of suggestions: never by name alone, since names repeat. */
export const contactView = {
  key: (user: Suggestion) => user.id,
  text: (user: Suggestion) => `${nameOf(user)}, ${secondLine(user)}`,
  render: (user: Suggestion) => (
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
