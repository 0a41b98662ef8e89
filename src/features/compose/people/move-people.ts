import type { Picked } from '../draft.ts'
import { findAgain } from './find-again.ts'
import type { Finder } from './find-person.ts'
import { lookUpAll } from './look-up-all.ts'
import type { PeopleShelf } from './people-shelf.ts'
import { movedTo, pickedUser } from './picked-user.ts'
import { peopleWords } from './words.ts'

/**
 * Takes everybody over to the place that is chosen now, where their IDs mean nothing: whoever was
 * known there before is so at once, the others are looked up.
 */
export async function movePeople(shelf: PeopleShelf): Promise<void> {
  const at = shelf.place()
  const next: Picked[] = []
  const asked: Picked[] = []
  for (const person of shelf.people()) {
    const moved = person.at === at ? person : apart(movedTo(person, at), person, next)
    next.push(moved)
    if (moved !== person && moved.doubt) asked.push(moved)
  }
  shelf.change(next)
  if (asked.length === 0) return
  shelf.say(peopleWords.moving(asked.length))
  let found = 0
  await lookUpAll(asked, async (person) => {
    if (await lookUpAgain(person, shelf)) found++
  })
  if (shelf.place() === at) shelf.say(peopleWords.moved(found, asked.length))
}

/** Two who share a name are still two. */
const apart = (moved: Picked, { id }: Picked, others: readonly Picked[]): Picked =>
  others.some((other) => other.id === moved.id) ? { ...moved, id } : moved

/**
 * Looks up somebody who is being asked for, by all that is known of them; whether they were found.
 * Whoever was removed, or taken to another place meanwhile, is let be.
 */
export async function lookUpAgain(asked: Picked, shelf: PeopleShelf): Promise<boolean> {
  if (!shelf.isAsked(asked)) return false
  const found = await foundAs(asked, shelf)
  shelf.replace(asked, [found])
  return found.doubt === undefined
}

async function foundAs(asked: Picked, { finder, people }: PeopleShelf): Promise<Picked> {
  try {
    const asker = await finder()
    return asker ? await foundBy(asker, asked, people()) : asked
  } catch {
    return { ...asked, doubt: 'failed' } // told at the pill, which can be tried again
  }
}

async function foundBy(asker: Finder, asked: Picked, people: readonly Picked[]): Promise<Picked> {
  const found = await findAgain(asked, asker)
  if (!('user' in found)) return { ...asked, doubt: found.state }
  const isThere = people.some(({ id, doubt }) => id === found.user.id && !doubt)
  return isThere ? { ...asked, doubt: 'unsure' } : pickedUser(found.user, asker.at, asked)
}
