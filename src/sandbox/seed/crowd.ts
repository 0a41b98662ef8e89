import type { Character } from './cast.ts'

const given =
  'Alba Bruno Celia Dario Elif Farid Greta Hugo Ines Jonas Kaja Leon Mina Nils Oona Pavel'.split(
    ' ',
  )
const family =
  'Aho Becker Costa Dahl Eze Fischer Garcia Horvat Ito Jansen Keller Larsen Moreau Novak Okoye'.split(
    ' ',
  )

const member = (index: number): Character => {
  const first = given[index % given.length]
  const last = family[index % family.length]
  return {
    fullName: `${first} ${last}`,
    handle: `${first}_${last}`.toLowerCase(),
    phoneNumber: `+1555010${2000 + index}`,
  }
}

/** How many different people the two lists of names make: their lengths share no factor. */
export const crowdSize = given.length * family.length

/** The first `count` of the people whom nobody knows well, always the same; at most `crowdSize`. */
export const crowd = (count: number): Character[] =>
  Array.from({ length: Math.min(count, crowdSize) }, (_, index) => member(index))
