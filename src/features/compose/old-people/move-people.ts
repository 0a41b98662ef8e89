import type { Picked } from '../draft.ts'
import { findAgain } from './find-again.ts'
import type { Finder } from './find-person.ts'
import { inBatches } from './in-batches.ts'
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
  const answers = inBatches<Answer>((items) => putIn(items, shelf))
  let count = 0
  await lookUpAll(asked, async (person) => {
    // whoever was removed, or taken to another place meanwhile, is let be
    if (!shelf.isAsked(person)) return
    const found = await foundAs(person, shelf)
    if (!found.doubt) count++
    answers.put({ asked: person, found })
  })
  answers.flush()
  if (shelf.place() === at) shelf.say(peopleWords.moved(count, asked.length))
}

interface Answer {
  asked: Picked
  found: Picked
}

/** Looks somebody up once more, by all that is known of them. */
export async function lookUpAgain(asked: Picked, shelf: PeopleShelf): Promise<void> {
  putIn([{ asked, found: await foundAs(asked, shelf) }], shelf)
}

/** Puts people in the place of those who were asked for; nobody is there twice. */
function putIn(answers: readonly Answer[], shelf: PeopleShelf) {
  const there = new Set(shelf.people().flatMap(({ id, doubt }) => (doubt ? [] : id)))
  const next = new Map<Picked, Picked[]>()
  for (const { asked, found } of answers) {
    const isTwin = !found.doubt && there.has(found.id)
    next.set(asked, [isTwin ? { ...asked, doubt: 'unsure' } : found])
    if (!found.doubt) there.add(found.id)
  }
  shelf.replace(next)
}

/** Two who share a name are still two. */
const apart = (moved: Picked, { id }: Picked, others: readonly Picked[]): Picked =>
  others.some((other) => other.id === moved.id) ? { ...moved, id } : moved

async function foundAs(asked: Picked, { finder }: PeopleShelf): Promise<Picked> {
  try {
    const asker = await finder()
    return asker ? await foundBy(asker, asked) : asked
  } catch {
    return { ...asked, doubt: 'failed' } // told at the pill, which can be tried again
  }
}

async function foundBy(asker: Finder, asked: Picked): Promise<Picked> {
  const found = await findAgain(asked, asker)
  return 'user' in found
    ? pickedUser(found.user, asker.at, asked)
    : { ...asked, doubt: found.state }
}
