import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { type AccountContact, displayName, identifierOf } from '#beeper/recipient/contact-match.ts'
import type { User } from '#contract/contacts.ts'
import { Avatar } from '#ui/faces/avatar.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { CheckIcon } from '#ui/icons.tsx'

/** The accessible name of a contact, with the identifier, since names repeat. */
export const contactText = (contact: User) =>
  [displayName(contact), identifierOf(contact), contact.cannotMessage && 'can’t be messaged']
    .filter(Boolean)
    .join(', ')

/** A contact in a list: avatar, name and identifier. */
export function ContactLine({ contact }: { contact: User }) {
  const name = displayName(contact)
  const about = identifierOf(contact)
  return (
    <>
      <Avatar name={name} id={contact.id} size="small" imgURL={contact.imgURL} />
      <span className="grid min-w-0 justify-items-start">
        <bdi className="max-w-full truncate font-medium">{name}</bdi>
        <span className="max-w-full truncate text-ink-3 text-note">
          <bdi>{about === name ? contact.id : about}</bdi>
          {contact.cannotMessage && ' · can’t be messaged'}
        </span>
      </span>
    </>
  )
}

/** More marks would leave no room for the name on a phone. */
const maxMarks = 4

export function NetworkMarks({ contacts }: { contacts: readonly AccountContact[] }) {
  const types = [...new Set(contacts.map(({ account }) => networkTypeOf(account)))]
  return (
    <span className="ms-auto flex flex-none items-center gap-1">
      {types.slice(0, maxMarks).map((type) => (
        <NetworkMark key={type} type={type} size="small" />
      ))}
      {types.length > maxMarks && (
        <span className="text-ink-3 text-note">+{types.length - maxMarks}</span>
      )}
    </span>
  )
}

/** “WhatsApp, Signal”: the networks that a person is on. */
export const networksText = (contacts: readonly AccountContact[]) =>
  [...new Set(contacts.map(({ account }) => networkNameOf(account)))].join(', ')

/**
 * A row for a person who is in the list already, so that the search does not appear to miss them.
 */
export function ListedLine({ name }: { name: string }) {
  return (
    <>
      <CheckIcon className="size-4 flex-none text-good" />
      <span className="min-w-0 truncate text-ink-2">
        <bdi>{name}</bdi> is already in the list
      </span>
    </>
  )
}
