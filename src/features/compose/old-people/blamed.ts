import type { BeeperFailure } from '#beeper/failure.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { withoutBody } from '../failure-field.ts'

const personal = ['person-unknown', 'person-refused', 'invalid', 'not-supported']

/** The IDs of those a refusal blames: by their place in the list, by name, or as the only one. */
export function blamedIn(failure: BeeperFailure, payload: NewChat): string[] {
  if (payload.mode === 'start' || !personal.includes(failure.kind)) return []
  const { participantIDs } = payload
  const named = wordsIn(failure)
  const places = failure.issues.flatMap(({ path }) => placeIn(withoutBody(path)) ?? [])
  const blamed = participantIDs.filter((id, place) => places.includes(place) || named.has(id))
  const isPerson = failure.kind === 'person-unknown' || failure.kind === 'person-refused'
  return blamed.length === 0 && isPerson && participantIDs.length === 1 ? participantIDs : blamed
}

function placeIn([field, place]: readonly (string | number)[]): number | undefined {
  return field === 'participantIDs' && typeof place === 'number' ? place : undefined
}

/** Everything a server said, in pieces as long as an ID may be. */
const wordsIn = ({ said, raw, issues }: BeeperFailure) =>
  new Set(JSON.stringify([said?.message, issues, raw]).split(/[\\"'“”\s,;()[\]{}]+/))
