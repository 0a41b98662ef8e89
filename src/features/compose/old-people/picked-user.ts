import type { User } from '#contract/user.ts'
import { nameOf } from '../contact-view.tsx'
import type { Known, Picked } from '../draft.ts'

/** Somebody who was found in a place, with what is known of them from other places. */
export function pickedUser(
  user: User,
  at: string,
  { known, there }: Pick<Picked, 'known' | 'there'> = {},
): Picked {
  const about = user.phoneNumber ?? user.username ?? user.email
  const found = { id: user.id, name: nameOf(user), ...(about && { about }) }
  return {
    ...found,
    at,
    known: { ...knownOf(user), ...known },
    there: { ...there, [at]: found },
  }
}

function knownOf({ phoneNumber, email, username, fullName }: User): Known {
  return {
    ...(phoneNumber && { phoneNumber }),
    ...(email && { email }),
    ...(username && { username }),
    ...(fullName && { fullName }),
  }
}

/** Words that are looked up in a place, or are to be in the first one there is. */
export const pickedWords = (typed: string, at?: string): Picked => ({
  id: typed,
  name: typed,
  doubt: 'asking',
  known: { typed },
  ...(at === undefined ? {} : { at }),
})

/** The words that somebody was typed as, or the name that is shown for them. */
export const wordsOf = ({ known, name }: Picked) => known?.typed ?? name

/** Somebody of another place in this one: known here from before, or still to be looked up. */
export function movedTo(person: Picked, at: string): Picked {
  const { known, there } = person
  const before = there?.[at]
  const kept = { ...(known && { known }), ...(there && { there }), at }
  if (before) return { ...before, ...kept }
  const { phoneNumber, email, typed } = known ?? {}
  // the ID of the other place says nothing here, and is not to be sent by mistake
  const id = phoneNumber ?? email ?? typed ?? (known?.fullName || person.id)
  const about = phoneNumber ?? email
  return { ...kept, id, name: person.name, ...(about && { about }), doubt: 'asking' }
}
