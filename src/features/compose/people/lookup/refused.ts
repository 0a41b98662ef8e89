import type { BeeperError } from '#beeper/failure/failure.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { Participant } from '../../draft/participant.ts'

const personal = ['person-unknown', 'person-refused', 'invalid', 'not-supported']

/** The participants whom a refusal blames, with the text that stands at each. */
export function refusalsIn(
  failure: BeeperError,
  payload: NewChat,
  participants: readonly Participant[],
  network: string,
): { id: string; text: string }[] {
  return refusedIDs(failure, payload).map((id) => {
    const name = participants.find((it) => it.id === id)?.name ?? id
    return { id, text: refusedText(failure, name, network) }
  })
}

/** The IDs that a refusal blames: by their place in the list, by name, or as the only one. */
export function refusedIDs(failure: BeeperError, payload: NewChat): string[] {
  if (payload.mode === 'start' || !personal.includes(failure.kind)) return []
  const { participantIDs } = payload
  const named = wordsIn(failure)
  const places = failure.issues.flatMap(({ path }) => placeIn(path) ?? [])
  const refused = participantIDs.filter((id, place) => places.includes(place) || named.has(id))
  const isPerson = failure.kind === 'person-unknown' || failure.kind === 'person-refused'
  return refused.length === 0 && isPerson && participantIDs.length === 1 ? participantIDs : refused
}

function placeIn(path: readonly (string | number)[]): number | undefined {
  const [field, place] = path[0] === 'body' ? path.slice(1) : path
  return field === 'participantIDs' && typeof place === 'number' ? place : undefined
}

/** Everything that a server said, in pieces as long as an ID may be. */
const wordsIn = ({ refusal, raw, issues }: BeeperError) =>
  new Set(JSON.stringify([refusal?.message, issues, raw]).split(/[\\"'“”\s,;()[\]{}]+/))

/** Why the server does not take a participant, and what to do. */
function refusedText({ kind }: BeeperError, name: string, network: string): string {
  const mend = 'Remove them, or try again.'
  if (kind === 'person-unknown') return `${name} was not found on ${network}. ${mend}`
  if (kind === 'person-refused') return `${name} can’t be messaged on ${network}. ${mend}`
  return `${network} doesn’t take ${name} into this chat. ${mend}`
}
