import type { Character } from './cast.ts'
import { crowd } from './crowd.ts'

const beginnings = 'Bal Cor Dan Fal Gar Hol Kal Lin Mar Nor Pel Ras Sand Tor Ul Ver Win Yar Zel'
const middles = 'a e i o u an en in on un ar er ir or'
const endings = 'berg borg dal feld gren holm lund man mark qvist sen son stedt strand vik wick'

const parts = [beginnings, middles, endings].map((list) => list.split(' '))
const given = crowd(16).map(({ fullName }) => fullName.split(' ')[0] ?? '')

/** How many different people a town can have: more would need numbers that may be somebody's. */
export const townSize = 1_000_000

function familyName(index: number): string {
  let rest = index
  return parts
    .map((list) => {
      const part = list[rest % list.length]
      rest = Math.floor(rest / list.length)
      return part
    })
    .join('')
}

/**
 * One of the many people of a very large address book, always the same for an index from 0. The
 * numbers have an area code and an exchange that are never given out: +1 555 1xx xxxx.
 */
export function townsperson(index: number): Character {
  const first = given[index % given.length] ?? ''
  const family = familyName(Math.floor(index / given.length))
  return {
    fullName: `${first} ${family}`,
    handle: `${first}_${family}_${index}`.toLowerCase(),
    phoneNumber: `+1555${1_000_000 + index}`,
  }
}
